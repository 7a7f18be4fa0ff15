import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { E, pipe, TE } from '../../../domain/kernel/fp.ts'
import { invalid } from '../../../domain/kernel/invalid.ts'
import { at, flaw } from '../../../domain/kernel/issue.ts'
import type { Money } from '../../../domain/kernel/money.ts'
import { disputeOpen, exceedsRemaining, refundAboveLimit, saleNotFound } from '../../../domain/sales/failures.ts'
import type { Refund } from '../../../domain/sales/outgoing/refund.ts'
import { requestRefund as decide } from '../../../domain/sales/outgoing/request-refund.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { RefundPolicy } from '../../../ports/sales/refund-policy.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { type Locked, moved, moving } from './moving.ts'

const needs = { ...moving, auditLog: AuditLog, policy: RefundPolicy, ids: Ids }
type Needs = Deps<typeof needs>

/** `amount` null: all that is left of what was paid. */
type Input = Readonly<{ saleId: string; amount: Money | null; reason: string; operator: Operator }>

const failures = [saleNotFound, refundAboveLimit, exceedsRemaining, disputeOpen, invalid] as const
type Refusal = FailedBy<(typeof failures)[number]>

const amountIn = (currency: string, amount: Money | null): E.Either<Refusal, number | null> =>
  amount === null || amount.currency === currency
    ? E.right(amount?.amount ?? null)
    : E.left(invalid({ issues: [at('/amount/currency')(flaw('not_one_of', `must be ${currency}`))] }))

/** Support refunds up to a limit, in minor units; who stands above it refunds anything. */
const withinLimit = ({ policy }: Needs, { operator }: Input, { amount }: Refund): E.Either<Refusal, void> =>
  operator.role === 'support' && policy.supportLimit !== null && amount > policy.supportLimit
    ? E.left(refundAboveLimit({ limit: policy.supportLimit }))
    : E.right(undefined)

const decided = (deps: Needs, input: Input, { position, sale }: Locked) =>
  pipe(
    amountIn(position.charge.currency, input.amount),
    E.flatMap((amount) =>
      decide(position, {
        id: deps.ids.next(),
        saleId: sale?.id ?? null,
        amount,
        reason: input.reason,
        requestedBy: input.operator.adminId,
        now: deps.clock.now(),
      }),
    ),
    E.tap(({ state }) => withinLimit(deps, input, state.refund)),
  )

const noted =
  ({ auditLog }: Needs, { operator, saleId, reason }: Input) =>
  (tx: Tx, { refund: { id, amount, currency } }: Readonly<{ refund: Refund }>) =>
    auditLog.append(tx)({
      actor: operator.adminId,
      action: 'sale.refund',
      subject: saleId,
      facts: { refundId: id, amount, currency },
      reason,
    })

/**
 * Asks for a refund of a sale: set aside at once, so that no two ever exceed what was paid, and asked of the provider
 * later. No refund while the payment is disputed, none beyond what is left.
 */
export const requestRefund = useCase(
  'RequestRefund',
  needs,
  failures,
  (deps) => (input: Input) =>
    pipe(
      deps.sales.byId(input.saleId),
      TE.flatMap(TE.fromOption(() => saleNotFound({}))),
      TE.flatMap(({ reference }) => deps.checkouts.find(reference)),
      TE.flatMap(TE.fromOption(() => saleNotFound({}))),
      TE.flatMap((checkout) => moved(deps)(checkout, (locked) => decided(deps, input, locked), noted(deps, input))),
      TE.flatMap(TE.fromOption(() => saleNotFound({}))),
      TE.map(({ refund }) => refund),
    ),
)
