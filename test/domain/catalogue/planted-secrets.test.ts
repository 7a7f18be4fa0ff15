import { describe, expect, it } from 'vitest'
import { findSecrets, withoutSecrets } from '../../../src/domain/catalogue/secrets/find-secrets.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { documentOf } from './documents.ts'
import { plants } from './planted.ts'

describe('P30: two hundred secrets, planted where people leave them', () => {
  it('are two hundred, and no two alike', () => {
    expect(plants).toHaveLength(200)
    expect(new Set(plants.map(({ secret }) => secret)).size).toBe(200)
  })

  it.each(plants.map((each) => [each.kind, each.place, each] as const))(
    'the %s in %s is found where it stands',
    (_, __, { uploaded, pointer, secret }) => {
      const found = findSecrets(documentOf(uploaded))
      expect(found.map((each) => each.pointer)).toEqual([pointer])
      const refusal = withoutSecrets([])(documentOf(uploaded))
      expect(E.isLeft(refusal)).toBe(true)
      expect(JSON.stringify([found, refusal])).not.toContain(JSON.stringify(secret).slice(1, -1))
    },
  )
})
