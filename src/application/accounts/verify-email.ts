import { type EmailCode, isOpen } from '../../domain/accounts/email-code.ts'
import { codeExpired } from '../../domain/accounts/failures.ts'
import type { User } from '../../domain/accounts/user.ts'
import { verifyEmail as verified } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { EmailCodes } from '../../ports/accounts/email-codes.ts'
import { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  users: Users,
  codes: EmailCodes,
  secrets: MailedSecrets,
  events: Events,
  transact: Transact,
  clock: Clock,
}
type Needs = Deps<typeof needs>
type Input = Readonly<{ userId: string; sessionId: string; code: string }>

/** A wrong try must be remembered, so it is no failure before the commit. */
type Tried = TE.TaskEither<Unavailable, 'right' | 'wrong'>
const wrong: Tried = TE.right('wrong')

const accepted = ({ users, codes, events, clock }: Needs, tx: Tx, user: User, { id }: EmailCode): Tried =>
  pipe(
    codes.use(tx)(id),
    TE.flatMap((isUsed) => {
      const { state, events: happened } = verified(user, clock.now())
      return !isUsed
        ? wrong
        : pipe(
            state === user ? TE.right(undefined) : users.save(tx)(state),
            TE.flatMap(() => events.append(tx)(happened)),
            TE.map(() => 'right' as const),
          )
    }),
  )

const tried = (deps: Needs, tx: Tx, user: User, kept: EmailCode, typed: string): Tried =>
  !isOpen(kept)
    ? wrong
    : pipe(
        deps.secrets.reveal('code', kept),
        O.match(
          () => wrong,
          (code) =>
            code === typed
              ? accepted(deps, tx, user, kept)
              : pipe(
                  deps.codes.miss(tx)(kept.id),
                  TE.flatMap(() => wrong),
                ),
        ),
      )

/**
 * Verifies the address of the signed-in buyer by the code that this session was mailed. Nothing else does: programs that
 * open every link in a mail verify nothing, and whoever reads a stranger's code cannot type it for them.
 */
export const verifyEmail = useCase(
  'VerifyEmail',
  needs,
  [codeExpired],
  (deps) =>
    ({ userId, sessionId, code }: Input) =>
      pipe(
        deps.transact((tx) =>
          pipe(
            TE.Do,
            TE.bind('user', () => deps.users.lock(tx)(userId)),
            TE.bind('kept', () => deps.codes.lockNewest(tx)(sessionId)),
            TE.flatMap(({ user, kept }) =>
              O.isSome(user) && O.isSome(kept) ? tried(deps, tx, user.value, kept.value, code) : wrong,
            ),
          ),
        ),
        TE.filterOrElseW(
          (outcome) => outcome === 'right',
          () => codeExpired({}),
        ),
        TE.map(() => undefined),
      ),
)
