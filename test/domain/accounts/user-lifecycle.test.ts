import { expect, it } from 'vitest'
import type { User, UserStatus } from '../../../src/domain/accounts/user.ts'
import { mayEnter, restore, suspend, verifyEmail } from '../../../src/domain/accounts/user-lifecycle.ts'
import { E } from '../../../src/domain/kernel/fp.ts'

const at = new Date('2026-03-02T09:00:00.000Z')
const user = (status: UserStatus, emailVerifiedAt: Date | null = null): User => ({
  id: 'user-1',
  email: 'ada@buyers.example',
  name: 'Ada',
  status,
  passwordHash: 'hash',
  emailVerifiedAt,
  createdAt: at,
})
const tags = (decided: E.Either<unknown, { state: User; events: ReadonlyArray<{ _tag: string }> }>) =>
  E.isRight(decided)
    ? [decided.right.state.status, decided.right.state.emailVerifiedAt, ...decided.right.events.map(({ _tag }) => _tag)]
    : 'refused'

it.each([
  ['unverified', null],
  ['active', at],
] as const)('a suspended account comes back as it was: %s', (status, verifiedAt) => {
  const out = suspend(user(status, verifiedAt))
  expect(tags(out)).toEqual(['suspended', verifiedAt, 'UserSuspended'])
  expect(tags(E.isRight(out) ? restore(out.right.state) : out)).toEqual([status, verifiedAt, 'UserRestored'])
})

it('the same once more changes nothing and announces nothing', () => {
  expect(tags(suspend(user('suspended')))).toEqual(['suspended', null])
  expect(tags(restore(user('unverified')))).toEqual(['unverified', null])
  expect(tags(restore(user('active', at)))).toEqual(['active', at])
  expect(tags(E.right(verifyEmail(user('active', at), new Date())))).toEqual(['active', at])
})

it('verification lets nobody in who is shut out, and what is erased stays erased', () => {
  expect(tags(E.right(verifyEmail(user('unverified'), at)))).toEqual(['active', at, 'EmailVerified'])
  for (const status of ['suspended', 'erased'] as const)
    expect(tags(E.right(verifyEmail(user(status), at)))).toEqual([status, null])
  expect([tags(suspend(user('erased'))), tags(restore(user('erased')))]).toEqual(['refused', 'refused'])
  expect((['unverified', 'active', 'suspended', 'erased'] as const).map((status) => mayEnter(user(status)))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
