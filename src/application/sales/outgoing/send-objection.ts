import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { disputeNotFound, providerUnavailable } from '../../../domain/sales/failures.ts'
import { isOpen } from '../../../domain/sales/outgoing/dispute.ts'
import { deliveredAt, type Evidence, statementOf } from '../../../domain/sales/outgoing/evidence.ts'
import type { Objection } from '../../../domain/sales/outgoing/objection.ts'
import { Clock } from '../../../ports/kernel/clock.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { Objections } from '../../../ports/sales/objections.ts'
import { RefundGateway } from '../../../ports/sales/refund-gateway.ts'
import { useCase } from '../../kernel/use-case.ts'
import { gatheredEvidence, gathering } from './gathered-evidence.ts'

const needs = { ...gathering, objections: Objections, gateway: RefundGateway, clock: Clock }
type Needs = Deps<typeof needs>

const failures = [disputeNotFound, providerUnavailable] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>

const broughtForward = (
  { gateway, transact, objections, clock }: Needs,
  { id, note }: Objection,
  evidence: Evidence,
): TE.TaskEither<Refusal, void> =>
  pipe(
    gateway.contestDispute({
      providerId: evidence.dispute.providerId,
      buyer: { email: evidence.buyer?.email ?? '', name: evidence.buyer?.name ?? '' },
      details: statementOf(evidence, note),
      deliveredAt: deliveredAt(evidence),
    }),
    TE.flatMap(() => transact((tx) => objections.sent(tx)(id, clock.now()))),
  )

/** Sends the provider what an operator brings forward against a dispute. Sent twice, it says the same; once resolved, nothing. */
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
