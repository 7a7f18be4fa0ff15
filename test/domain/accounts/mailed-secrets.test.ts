import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hmacMailedSecrets } from '../../../src/adapters/security/hmac.mailed-secrets.ts'
import { mayBeMailed } from '../../../src/domain/accounts/mailed-secret.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'

const [old, fresh, strange] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
const before = hmacMailedSecrets([old])
const between = hmacMailedSecrets([fresh, old])

it.each([
  ['code', /^\d{6}$/],
  ['token', /^[\w-]{43}$/],
] as const)('a mailed %s is made again from what is kept, by who has the key, and by nobody else', (form, shape) => {
  const [one, other] = [before.make(form), before.make(form)]
  const secret = before.reveal(form, one)
  expect(O.isSome(secret) && secret.value).toMatch(shape)
  expect(before.reveal(form, one)).toEqual(secret)
  expect(between.reveal(form, one)).toEqual(secret)
  expect(before.reveal(form, between.make(form))).toEqual(O.none)
  expect(hmacMailedSecrets([strange]).reveal(form, one)).toEqual(O.none)
  expect(before.reveal(form, { ...one, seed: other.seed })).toEqual(O.none)
  expect(one.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(one)).not.toContain(O.isSome(secret) ? secret.value : '')
})

it('codes begin with a nought as often as with any other digit', () => {
  const first = Array.from({ length: 2_000 }, () => before.reveal('code', before.make('code'))).map((code) =>
    O.isSome(code) ? code.value[0] : '',
  )
  const counts = [...'0123456789'].map((digit) => first.filter((each) => each === digit).length)
  for (const count of counts) expect(count).toBeGreaterThan(100)
})

it('whoever waits as long as they are told may be mailed again, and nobody who does not', () => {
  const pace = fc.record({
    cooldownMs: fc.integer({ min: 0, max: 100 }),
    most: fc.integer({ min: 1, max: 5 }),
    withinMs: fc.integer({ min: 1, max: 1_000 }),
  })
  const ages = fc.array(fc.integer({ min: 0, max: 1_100 }), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b))
  fc.assert(
    fc.property(pace, ages, (rule, agesMs) => {
      const answer = mayBeMailed(rule, agesMs)
      const recent = agesMs.filter((age) => age < rule.withinMs).length
      const isRested = agesMs.every((age) => age >= rule.cooldownMs)
      expect(E.isRight(answer)).toBe(isRested && recent < rule.most)
      if (E.isLeft(answer)) {
        const later = (ms: number) =>
          mayBeMailed(
            rule,
            agesMs.map((age) => age + ms),
          )
        expect(E.isRight(later(answer.left))).toBe(true)
        expect(E.isLeft(later(answer.left - 1))).toBe(true)
      }
    }),
  )
})
