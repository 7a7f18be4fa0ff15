import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { checkoutNotFound, disputeNotFound, providerUnavailable } from '../../../domain/sales/failures.ts'
import { isOpen } from '../../../domain/sales/outgoing/dispute.ts'
import { deliveredAt, type Evidence, statementOf } from '../../../domain/sales/outgoing/evidence.ts'
import type { Objection } from '../../../domain/sales/outgoing/objection.ts'
import { Alerts } from '../../../ports/kernel/alerts.ts'
import { Clock } from '../../../ports/kernel/clock.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { Objections } from '../../../ports/sales/objections.ts'
import { RefundGateway } from '../../../ports/sales/refund-gateway.ts'
import { useCase } from '../../kernel/use-case.ts'
import { gatheredEvidence, gathering } from './gathered-evidence.ts'
import { readOutgoing } from './read-outgoing.ts'

const needs = {
  ...gathering,
  objections: Objections,
  gateway: RefundGateway,
  readOutgoing: readOutgoing.port,
  alerts: Alerts,
  clock: Clock,
}
type Needs = Deps<typeof needs>

const failures = [disputeNotFound, checkoutNotFound, providerUnavailable] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>

/** The bank decides now: what waits for whom is read at once. */
const taken = ({ transact, objections, readOutgoing: read, clock }: Needs, id: string, { dispute }: Evidence) =>
  pipe(
    transact((tx) => objections.sent(tx)(id, clock.now())),
    TE.flatMap(() => read({ reference: dispute.reference })),
  )

/** The provider's time runs on: someone must answer in its dashboard, or the claim is accepted by itself. */
const refused = ({ alerts }: Needs, { dispute: { id, reference, dueAt } }: Evidence, why: string) =>
  alerts.raise('objection refused', { subject: id, reference, dueAt, why })

const broughtForward = (deps: Needs, { id, note }: Objection, evidence: Evidence): TE.TaskEither<Refusal, void> =>
  pipe(
    deps.gateway.contestDispute({
      providerId: evidence.dispute.providerId,
      buyer: { email: evidence.buyer?.email ?? '', name: evidence.buyer?.name ?? '' },
      details: statementOf(evidence, note),
      deliveredAt: deliveredAt(evidence),
    }),
    TE.flatMap(
      (answer): TE.TaskEither<Refusal, void> =>
        answer.outcome === 'taken' ? taken(deps, id, evidence) : refused(deps, evidence, answer.why),
    ),
  )

/**
 * Sends the provider what an operator brings forward against a dispute. Sent twice, it says the same; once resolved,
 * nothing. What the provider refuses calls a person, for the claim would be accepted by itself.
 */
export const sendObjection = useCase(
  'SendObjection',
  needs,
  failures,
  (deps) =>
    ({ objectionId }: Readonly<{ objectionId: string }>) =>
      pipe(
        deps.objections.find(objectionId),
        TE.map(O.filter(({ sentAt }) => sentAt === null)),
        TE.flatMap(
          O.match(
            (): TE.TaskEither<Refusal, void> => TE.right(undefined),
            (objection) =>
              pipe(
                gatheredEvidence(deps)(objection.disputeId),
                TE.flatMap((evidence) =>
                  isOpen(evidence.dispute) ? broughtForward(deps, objection, evidence) : TE.right(undefined),
                ),
              ),
          ),
        ),
      ),
)
