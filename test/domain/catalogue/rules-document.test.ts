import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rulesDocument } from '../../../scripts/rules.ts'

it('The document of the rules says what the rules are', () => {
  expect(readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesDocument)
})
