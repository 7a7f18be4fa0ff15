import { expect, it } from 'vitest'
import { listedUser } from '../../../src/domain/insight/listed-user.ts'

it('a user is listed with exactly what operators may see, and never with a hash', () => {
  const user = {
    id: 'user-1',
    email: 'ada@buyers.example',
    name: 'Ada Obi',
    status: 'active',
    passwordHash: 'hash',
    emailVerifiedAt: new Date('2026-03-02T00:00:00Z'),
    createdAt: new Date('2026-03-01T00:00:00Z'),
  } as const
  const { passwordHash: _, emailVerifiedAt: __, ...seen } = user
  expect(listedUser(user, 3)).toEqual({ ...seen, emailVerified: true, purchases: 3 })
})
