import { describe, expect, it } from 'vitest'
import { schema } from '../../../src/composition/configuration/schema.ts'
import { run } from '../../support/process.ts'

const limits = Object.keys(schema).filter((name) => name.startsWith('LIMIT_'))

describe('a limit that cannot be read', () => {
  it('INPUT-20: stops the start with 78, whichever it is, and is named without its value', async () => {
    const wrong = Object.fromEntries(limits.map((name) => [name, '10mbb']))
    const process = run({
      DATABASE_URL: 'postgres://nobody.example/nothing',
      PAYSTACK_SECRET_KEY: 'sk_test_x',
      ...wrong,
    })
    expect(await process.ended).toBe(78)
    const named = [...process.stderr().matchAll(/\b(LIMIT_[A-Z0-9_]+)/g)].map(([, name]) => name)
    expect([...new Set(named)].toSorted()).toEqual(limits.toSorted())
    expect(process.stderr()).not.toContain('10mbb')
  })
})
