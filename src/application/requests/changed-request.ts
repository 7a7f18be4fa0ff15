import type { FailedBy } from '../../domain/kernel/failure.ts'
import { type E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { CustomRequest } from '../../domain/requests/custom-request.ts'
import { requestNotFound } from '../../domain/requests/failures.ts'
import type { Message, Side } from '../../domain/requests/message.ts'
import type { RequestDecision } from '../../domain/requests/request-event.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { CustomRequests } from '../../ports/requests/custom-requests.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import type { Operator } from '../kernel/caller.ts'

export const changing = { requests: CustomRequests, views: RequestViews, events: Events, transact: Transact, ids: Ids }
export const changingAsOperator = { ...changing, audit: AuditLog }
type Changing = Deps<typeof changing>

type NotFound = FailedBy<typeof requestNotFound>
type Decide<Err> = (request: CustomRequest, now: Date) => E.Either<Err, RequestDecision>

/** What one side writes, at the database's time. */
export const written = ({ ids }: Pick<Changing, 'ids'>, from: Side, text: string, at: Date): Message => ({
  id: ids.next(),
  from,
  text,
  at,
})

/** As `written`; none when nothing was said. */
export const writtenIfAny = (deps: Pick<Changing, 'ids'>, from: Side, text: string | null, at: Date): Message | null =>
  text === null ? null : written(deps, from, text, at)

/** Keeps what a decision made of a locked request, and announces it. */
export const keepRequest =
  ({ requests, events }: Pick<Changing, 'requests' | 'events'>) =>
  (
    tx: Tx,
    before: CustomRequest,
    { state, events: happened }: RequestDecision,
  ): TE.TaskEither<Unavailable | Conflict, void> =>
    happened.length === 0
      ? TE.right(undefined)
      : pipe(
          requests.save(tx)(state.request, state.message, before.revision),
          TE.flatMap(() => events.append(tx)(happened)),
        )

const decided =
  (deps: Changing) =>
  <Err>(
    tx: Tx,
    id: string,
    isTheirs: (request: CustomRequest) => boolean,
    decide: Decide<Err>,
  ): TE.TaskEither<Err | NotFound | Unavailable | Conflict, void> =>
    pipe(
      deps.requests.lock(tx)(id),
      TE.map(O.filter(({ request }) => isTheirs(request))),
      TE.flatMap(TE.fromOption((): Err | NotFound | Unavailable | Conflict => requestNotFound({}))),
      TE.flatMap(({ request, now }) =>
        pipe(
          TE.fromEither<Err | NotFound | Unavailable | Conflict, RequestDecision>(decide(request, now)),
          TE.flatMap((decision) => keepRequest(deps)(tx, request, decision)),
        ),
      ),
    )

/** A buyer's move on a request of their own, in one transaction: lock, decide, keep, announce. Another's is not found. */
export const changedByBuyer =
  (deps: Changing) =>
  <Err>({ userId, id }: Readonly<{ userId: string; id: string }>, decide: Decide<Err>) =>
    pipe(
      deps.transact((tx) => decided(deps)(tx, id, (request) => request.userId === userId, decide)),
      TE.flatMap(() => deps.views.oneOfBuyer(userId, id)),
      TE.flatMap(TE.fromOption((): Err | NotFound | Unavailable | Conflict => requestNotFound({}))),
    )

type Act = Readonly<{ id: string; operator: Operator; action: string }>

/** An operator's move on anyone's request, in one transaction with its line in the audit log. */
export const changedByOperator =
  (deps: Deps<typeof changingAsOperator>) =>
  <Err>({ id, operator, action }: Act, decide: Decide<Err>) =>
    pipe(
      deps.transact((tx) =>
        pipe(
          decided(deps)(tx, id, () => true, decide),
          TE.tap(() => deps.audit.append(tx)({ actor: operator.adminId, action, subject: id, facts: {} })),
        ),
      ),
      TE.flatMap(() => deps.views.one(id)),
      TE.flatMap(TE.fromOption((): Err | NotFound | Unavailable | Conflict => requestNotFound({}))),
    )
