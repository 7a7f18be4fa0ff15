import { passwordForgotten } from '../../domain/accounts/account-event.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { rateLimited } from '../../domain/accounts/failures.ts'
import { networkOf } from '../../domain/accounts/network.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Throttle } from '../../ports/accounts/throttle.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { countedOr } from './counted-or.ts'

type Input = Readonly<{ email: EmailAddress; visitor: Visitor }>

/**
 * Notes that somebody cannot get into an account. Nobody is told whether there is one: the same is done and kept for an
 * address without an account, and what differs comes later, by `sendPasswordReset`.
 */
export const forgetPassword = useCase(
  'ForgetPassword',
  { throttle: Throttle, users: Users, events: Events, transact: Transact, ids: Ids },
  [rateLimited],
  ({ throttle, users, events, transact, ids }) =>
    ({ email, visitor }: Input) =>
      pipe(
        countedOr(rateLimited)(throttle, [{ rule: 'forgot_address', key: networkOf(visitor.address) }]),
        TE.flatMap(() => users.byEmail(email)),
        TE.map(
          O.match(
            () => ids.next(),
            ({ id }) => id,
          ),
        ),
        TE.flatMap((subject) => transact((tx) => events.append(tx)([passwordForgotten(subject)]))),
      ),
)
