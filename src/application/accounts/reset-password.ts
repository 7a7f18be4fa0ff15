import { passwordReset } from '../../domain/accounts/account-event.ts'
import { codeExpired } from '../../domain/accounts/failures.ts'
import { refuseWeak, weakPassword } from '../../domain/accounts/password.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { CommonPasswords } from '../../ports/accounts/common-passwords.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { renewedPassword, renewingPasswords } from './password-renewed.ts'

const needs = {
  ...renewingPasswords,
  common: CommonPasswords,
  hasher: PasswordHasher,
  digest: Digest,
  transact: Transact,
}
type Needs = Deps<typeof needs>

const enterable = <Err>(found: TE.TaskEither<Err, O.Option<Parameters<ReturnType<typeof renewedPassword>>[1]>>) =>
  pipe(found, TE.map(O.filter(mayEnter)), TE.flatMap(TE.fromOption(() => codeExpired({}))))

/** Of two who use one token, the second finds it used. The account is locked first, as everywhere. */
const renewed = (deps: Needs, resetId: string, userId: string, passwordHash: string) => (tx: Tx) =>
  pipe(
    enterable(deps.users.lock(tx)(userId)),
    TE.tap(() =>
      pipe(
        deps.resets.use(tx)(resetId),
        TE.filterOrElseW(
          (isUsed) => isUsed,
          () => codeExpired({}),
        ),
      ),
    ),
    TE.flatMap((user) =>
      renewedPassword(deps)(tx, user, { passwordHash, event: passwordReset, sessionThatGoesOn: null }),
    ),
  )

/**
 * Gives an account a new password for whoever has the token that it was mailed, once; all its sessions end. A token that
 * is not good is answered in the same way whatever is wrong with it, and a weak password does not use it up.
 */
export const resetPassword = useCase(
  'ResetPassword',
  needs,
  [codeExpired, weakPassword],
  (deps) =>
    ({ token, password }: Readonly<{ token: string; password: string }>) =>
      pipe(
        deps.resets.byHash(deps.digest.sha256(token)),
        TE.map(O.filter(({ isOpen }) => isOpen)),
        TE.flatMap(TE.fromOption(() => codeExpired({}))),
        TE.bindTo('reset'),
        TE.bindW('user', ({ reset }) => enterable(deps.users.byId(reset.userId))),
        TE.tap(({ user }) => TE.fromEither(refuseWeak(deps.common.has)(password, user.email))),
        TE.bindW('hash', () => deps.hasher.hash(password)),
        TE.flatMap(({ reset, user, hash }) => deps.transact(renewed(deps, reset.id, user.id, hash))),
      ),
)
