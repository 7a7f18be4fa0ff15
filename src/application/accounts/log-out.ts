import { Sessions } from '../../ports/accounts/sessions.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** Ends a session on the server: neither its access nor its refresh tokens pass any more, on any instance. */
export const logOut = useCase(
  'LogOut',
  { sessions: Sessions, transact: Transact, clock: Clock },
  [],
  ({ sessions, transact, clock }) =>
    ({ sessionId }: Readonly<{ sessionId: string }>) =>
      transact((tx) => sessions.end(tx)(sessionId, clock.now())),
)
