import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { emailTaken, rateLimited } from '../../domain/accounts/failures.ts'
import { networkOf } from '../../domain/accounts/network.ts'
import { refuseWeak, weakPassword } from '../../domain/accounts/password.ts'
import { profileOf, type User } from '../../domain/accounts/user.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { CommonPasswords } from '../../ports/accounts/common-passwords.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { Throttle } from '../../ports/accounts/throttle.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { countedOr } from './counted-or.ts'
import { emailCodeFor, makingEmailCodes } from './email-code-made.ts'
import { openingSessions, openSession } from './session-opened.ts'

const needs = {
  ...openingSessions,
  ...makingEmailCodes,
  throttle: Throttle,
  common: CommonPasswords,
  hasher: PasswordHasher,
  users: Users,
  transact: Transact,
}

type Input = Readonly<{ email: EmailAddress; password: string; name: string; visitor: Visitor }>

/** Makes a buyer's account, signs it in and mails it a code. Whether an address has an account is told here only, behind a throttle. */
export const registerUser = useCase(
  'RegisterUser',
  needs,
  [emailTaken, weakPassword, rateLimited],
  (deps) =>
    ({ email, password, name, visitor }: Input) =>
      pipe(
        countedOr(rateLimited)(deps.throttle, [{ rule: 'register_address', key: networkOf(visitor.address) }]),
        TE.flatMap(() => TE.fromEither(refuseWeak(deps.common.has)(password, email))),
        TE.flatMap(deps.hasher.hash),
        TE.flatMap((passwordHash) => {
          const user: User = {
            id: deps.ids.next(),
            email,
            name,
            status: 'unverified',
            passwordHash,
            emailVerifiedAt: null,
            createdAt: deps.clock.now(),
          }
          return deps.transact((tx) =>
            pipe(
              deps.users.add(tx)(user),
              TE.filterOrElseW(
                (outcome) => outcome === 'added',
                () => emailTaken({}),
              ),
              TE.flatMap(() => openSession(deps)(tx)({ kind: 'user', ownerId: user.id, visitor })),
              TE.tap(() => deps.events.append(tx)([{ _tag: 'UserRegistered', subject: user.id, facts: {} }])),
              TE.tap(({ sessionId }) => emailCodeFor(deps)(tx)({ userId: user.id, sessionId, asked: false })),
              TE.map((tokens) => ({ user: profileOf(user), ...tokens })),
            ),
          )
        }),
      ),
)
