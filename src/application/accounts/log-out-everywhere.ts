import { Sessions } from '../../ports/accounts/sessions.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** Ends all of the signed-in buyer's sessions, the one that asks too. */
export const logOutEverywhere = useCase(
  'LogOutEverywhere',
  { sessions: Sessions, transact: Transact, clock: Clock },
  [],
  ({ sessions, transact, clock }) =>
    ({ userId }: Readonly<{ userId: string }>) =>
      transact((tx) => sessions.endAll(tx)({ kind: 'user', ownerId: userId }, clock.now(), null)),
)
