import { passwordChanged } from '../../domain/accounts/account-event.ts'
import { invalidCredentials, rateLimited, unauthenticated } from '../../domain/accounts/failures.ts'
import { refuseWeak, weakPassword } from '../../domain/accounts/password.ts'
import type { User } from '../../domain/accounts/user.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { CommonPasswords } from '../../ports/accounts/common-passwords.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import type { Buyer } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'
import { renewedPassword, renewingPasswords } from './password-renewed.ts'

const needs = { ...renewingPasswords, ...checkingCredentials, common: CommonPasswords }

type Input = Readonly<{ currentPassword: string; password: string; buyer: Buyer }>

/** Of two who change one password at once, the second no longer knows it. */
const renewed =
  (deps: Deps<typeof needs>, { id, passwordHash: known }: User, passwordHash: string, sessionId: string) =>
  (tx: Tx) =>
    pipe(
      deps.users.lock(tx)(id),
      TE.map(O.filter((now) => mayEnter(now) && now.passwordHash === known)),
      TE.flatMap(TE.fromOption(() => invalidCredentials({}))),
      TE.flatMap((user) =>
        renewedPassword(deps)(tx, user, { passwordHash, event: passwordChanged, sessionThatGoesOn: sessionId }),
      ),
    )

/** Changes the signed-in buyer's password, if they know it. This session goes on, all others end. */
export const changePassword = useCase(
  'ChangePassword',
  needs,
  [unauthenticated, invalidCredentials, weakPassword, rateLimited],
  (deps) =>
    ({ currentPassword, password, buyer: { userId, sessionId, address } }: Input) =>
      pipe(
        deps.users.byId(userId),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.flatMap(({ email }) =>
          checkedCredentials(deps)(deps.users, { kind: 'user', email, password: currentPassword, address }),
        ),
        TE.tap(({ email }) => TE.fromEither(refuseWeak(deps.common.has)(password, email))),
        TE.bindTo('user'),
        TE.bindW('hash', () => deps.hasher.hash(password)),
        TE.flatMap(({ user, hash }) => deps.transact(renewed(deps, user, hash, sessionId))),
      ),
)
