import { changed } from '../../../domain/kernel/decision.ts'
import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { disputeNotFound, disputeResolved, providerUnavailable } from '../../../domain/sales/failures.ts'
import { type Dispute, type DisputeOutcome, isOpen } from '../../../domain/sales/outgoing/dispute.ts'
import { readDisputes } from '../../../domain/sales/outgoing/read-disputes.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { RefundGateway } from '../../../ports/sales/refund-gateway.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { moved, moving } from './moving.ts'
import { providerPayment } from './provider-payment.ts'

const needs = { ...moving, gateway: RefundGateway, auditLog: AuditLog }
type Needs = Deps<typeof needs>

const failures = [disputeNotFound, disputeResolved, providerUnavailable] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>
type Input = Readonly<{ disputeId: string; operator: Operator }>

const message = 'Accepted by the shop'

/** Whether it was accepted after all: the answer may have been lost, or come to who asked before. */
const lookedUp = (deps: Needs, { reference, providerId }: Dispute): TE.TaskEither<Refusal, DisputeOutcome> =>
  pipe(
    deps.checkouts.find(reference),
    TE.flatMap(TE.fromOption((): Refusal => disputeNotFound({}))),
    TE.bindTo('checkout'),
    TE.bindW('sale', () => deps.sales.byReference(reference)),
    TE.map(({ checkout, sale }) => providerPayment(checkout, O.toNullable(sale))),
    TE.flatMap(TE.fromNullable<Refusal>(providerUnavailable({}))),
    TE.flatMap(deps.gateway.disputesOf),
    TE.map((told) => told.find((each) => each.providerId === providerId && each.status === 'resolved')?.outcome),
    TE.flatMap(TE.fromNullable<Refusal>(providerUnavailable({}))),
  )

const accepted = (deps: Needs, dispute: Dispute): TE.TaskEither<Refusal, DisputeOutcome> =>
  pipe(
    deps.gateway.acceptDispute({ providerId: dispute.providerId, amount: dispute.amount, message }),
    TE.orElse((failure) =>
      pipe(
        lookedUp(deps, dispute),
        TE.mapLeft((): Refusal => failure),
      ),
    ),
  )

/** Takes in the provider's answer as any other word of it. */
const kept = (deps: Needs, dispute: Dispute, outcome: DisputeOutcome, { operator }: Input) =>
  pipe(
    deps.checkouts.find(dispute.reference),
    TE.flatMap(TE.fromOption((): Refusal => disputeNotFound({}))),
    TE.flatMap((checkout) =>
      moved(deps)(
        checkout,
        ({ position, sale }) => {
          const now = deps.clock.now()
          const { amount, currency, dueAt, openedAt, providerId } = dispute
          const told = { providerId, amount, currency, dueAt, openedAt, resolvedAt: now, outcome, word: 'resolved' }
          const { state, events } = readDisputes(position, [{ ...told, status: 'resolved' }], {
            ids: [dispute.id],
            saleId: sale?.id ?? null,
            now,
          })
          return E.right(changed({ position: state }, ...events))
        },
        (tx) =>
          deps.auditLog.append(tx)({
            actor: operator.adminId,
            action: 'dispute.accept',
            subject: dispute.id,
            facts: { reference: dispute.reference, outcome },
          }),
      ),
    ),
    TE.flatMap(() => deps.outgoings.dispute(dispute.id)),
    TE.flatMap(TE.fromOption((): Refusal => disputeNotFound({}))),
  )

/**
 * Gives a dispute in: the provider is told, and what is claimed goes back. Whoever asks again after an answer that was
 * lost hears how it ended.
 */
export const acceptDispute = useCase(
  'AcceptDispute',
  needs,
  failures,
  (deps) =>
    (input: Input): TE.TaskEither<Refusal, Dispute> =>
      pipe(
        deps.outgoings.dispute(input.disputeId),
        TE.flatMap(TE.fromOption((): Refusal => disputeNotFound({}))),
        TE.filterOrElse(isOpen, (): Refusal => disputeResolved({})),
        TE.flatMap((dispute) =>
          pipe(
            accepted(deps, dispute),
            TE.flatMap((outcome) => kept(deps, dispute, outcome, input)),
          ),
        ),
      ),
)
