import { notAWorkflow } from '../../../domain/catalogue/document/not-a-workflow.ts'
import { secretsFound } from '../../../domain/catalogue/secrets/secrets-found.ts'
import {
  duplicateContent,
  duplicateVersion,
  illegalTransition,
  notPublishable,
} from '../../../domain/catalogue/workflow-failures.ts'
import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { invalid } from '../../../domain/kernel/invalid.ts'
import { illegalMove, requestNotFound } from '../../../domain/requests/failures.ts'
import { awaitsDelivery, deliver } from '../../../domain/requests/moves.ts'
import type { RequestDecision } from '../../../domain/requests/request-event.ts'
import type { Uploaded } from '../../../ports/catalogue/examiner.ts'
import { ListedContents } from '../../../ports/catalogue/listed-contents.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Events } from '../../../ports/kernel/events.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { type Conflict, Transact, type Tx, type Unavailable } from '../../../ports/kernel/transact.ts'
import { CustomRequests, type LockedRequest } from '../../../ports/requests/custom-requests.ts'
import { RequestViews } from '../../../ports/requests/request-views.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { type Examined, examined, examining } from '../examined.ts'
import { unlistedElsewhere } from '../unlisted-elsewhere.ts'
import { grantedMaking, grantingMaking } from './granted-making.ts'
import { keptAnew, keptFirst, makingToOrder } from './kept-making.ts'

const needs = {
  ...examining,
  ...makingToOrder,
  ...grantingMaking,
  listed: ListedContents,
  requests: CustomRequests,
  views: RequestViews,
  events: Events,
  audit: AuditLog,
  transact: Transact,
}
type Needs = Deps<typeof needs>

const failures = [
  requestNotFound,
  illegalMove,
  notAWorkflow,
  invalid,
  secretsFound,
  notPublishable,
  illegalTransition,
  duplicateContent,
  duplicateVersion,
] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>

type Input = Readonly<{ id: string; operator: Operator; upload: Uploaded; changelog: string }>

/** The request that is waited for, and under which id what is made for it is kept. */
const awaited =
  ({ ids }: Needs) =>
  ({ request, now }: LockedRequest) => {
    if (!awaitsDelivery(request)) return TE.left<Refusal>(illegalMove({ from: request.status, to: 'delivered' }))
    return TE.right({ request, now, workflowId: request.delivery?.workflowId ?? ids.next() })
  }

const delivered =
  (deps: Needs, { id, operator, changelog }: Input, found: Examined) =>
  (tx: Tx) => {
    const { requests, entitlements, events, audit } = deps
    return pipe(
      requests.lock(tx)(id),
      TE.flatMap(TE.fromOption((): Refusal => requestNotFound({}))),
      TE.flatMap(awaited(deps)),
      TE.bindTo('asked'),
      TE.bindW('right', ({ asked: { request, workflowId, now } }) => grantedMaking(deps)(tx, request, workflowId, now)),
      TE.bindW('made', ({ asked }) => {
        const made = { ...asked, found, changelog }
        return asked.request.delivery === null ? keptFirst(deps)(tx, made) : keptAnew(deps)(tx, made)
      }),
      TE.bindW('decision', ({ asked: { request, workflowId, now }, made: { version } }) =>
        TE.fromEither<Refusal, RequestDecision>(
          deliver(request, { workflowId, versionId: version.id, version: version.version, at: now }, now),
        ),
      ),
      TE.tap(({ right }) => entitlements.save(tx)(right)),
      TE.tap(({ asked, decision: { state } }) => requests.save(tx)(state.request, null, asked.request.revision)),
      TE.tap(({ made, decision }) => events.append(tx)([...made.events, ...decision.events])),
      TE.flatMap(({ asked: { workflowId }, made: { version } }) =>
        audit.append(tx)({
          actor: operator.adminId,
          action: 'request.deliver',
          subject: id,
          facts: { workflowId, version: version.version },
        }),
      ),
    )
  }

/**
 * Delivers what a buyer asked for and paid, or the revision that they asked for: the file is examined as an upload to the
 * shop is, becomes a workflow that stays a draft and that this buyer alone has, and lies in their library at once.
 */
export const deliverRequest = useCase('DeliverRequest', needs, failures, (deps) => (input: Input) => {
  const seen = () => pipe(deps.views.one(input.id), TE.flatMap(TE.fromOption((): Refusal => requestNotFound({}))))
  return pipe(
    seen(),
    TE.flatMap(() => examined(deps)(input.upload, null)),
    TE.tap(({ version }) => unlistedElsewhere(deps.listed)(deps.ids.next(), version.contentHash)),
    TE.flatMap((found) => deps.transact(delivered(deps, input, found))),
    TE.flatMap(seen),
  )
})
