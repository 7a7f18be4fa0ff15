import { passwordResetMade } from '../../domain/accounts/account-event.ts'
import { mayBeMailed } from '../../domain/accounts/mailed-secret.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import { AccountPolicy } from '../../ports/accounts/account-policy.ts'
import { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'
import { PasswordResets } from '../../ports/accounts/password-resets.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  users: Users,
  resets: PasswordResets,
  secrets: MailedSecrets,
  policy: AccountPolicy,
  events: Events,
  transact: Transact,
}

/** `id`: of the event that it follows from, so that a second run makes no second one. */
type Input = Readonly<{ id: string; userId: string }>

const made = ({ resets, secrets, policy, events }: Deps<typeof needs>, tx: Tx, { id, userId }: Input) => {
  const { lifetimeMs, pace } = policy.passwordReset
  return pipe(
    resets.agesMs(tx)(userId, pace.withinMs),
    TE.flatMap((ages) =>
      E.isLeft(mayBeMailed(pace, ages))
        ? TE.right(false)
        : resets.add(tx)({ id, userId, ...secrets.make('token'), lifetimeMs }),
    ),
    TE.flatMap((isNew) => events.append(tx)(isNew ? [passwordResetMade(id, userId)] : [])),
  )
}

/**
 * Mails a way to a new password to who forgot theirs, if there is such an account and nobody fills its mailbox. A newer
 * one ends the one before.
 */
export const sendPasswordReset = useCase(
  'SendPasswordReset',
  needs,
  [],
  (deps) => (input: Input) =>
    deps.transact((tx) =>
      pipe(
        deps.users.lock(tx)(input.userId),
        TE.map(O.filter(mayEnter)),
        TE.flatMap(
          O.match(
            () => TE.right(undefined),
            () => made(deps, tx, input),
          ),
        ),
      ),
    ),
)
