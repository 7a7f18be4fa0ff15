import { entitlements } from '../../src/adapters/memory/delivery/entitlements.memory.ts'
import type { Memory } from '../../src/adapters/memory/kernel/memory.ts'
import { checkouts } from '../../src/adapters/memory/sales/checkouts.memory.ts'
import { coupons, redemptions } from '../../src/adapters/memory/sales/coupons.memory.ts'
import { disputes, refunds } from '../../src/adapters/memory/sales/outgoings.memory.ts'
import { receipts } from '../../src/adapters/memory/sales/receipts.memory.ts'
import { reviewItems } from '../../src/adapters/memory/sales/review-items.memory.ts'
import { ledgerEntries, sales } from '../../src/adapters/memory/sales/sales.memory.ts'
import { statusOf } from '../../src/domain/delivery/entitlement.ts'
import { workflowIn } from '../../src/domain/sales/item.ts'

/** All that the shop keeps about money, plainly: the same whether it is kept in memory or in PostgreSQL. */
export type Book = Readonly<{
  checkouts: ReadonlyArray<{
    reference: string
    userId: string
    workflowId: string
    status: string
    reason: string | null
    list: number
    discount: number
    tax: number
    taxIncluded: boolean
    total: number
    couponId: string | null
    expiresAt: number
    heldAmount: number | null
    heldCurrency: string | null
    heldFees: number | null
  }>
  sales: ReadonlyArray<{
    id: string
    reference: string
    userId: string
    workflowId: string
    status: string
    list: number
    total: number
    charged: number
    fees: number
  }>
  refunds: ReadonlyArray<{ id: string; reference: string; amount: number; status: string; providerId: string | null }>
  disputes: ReadonlyArray<{
    providerId: string
    reference: string
    amount: number
    status: string
    outcome: string | null
  }>
  ledger: ReadonlyArray<{ txnId: string; reference: string; account: string; currency: string; delta: number }>
  /** Every source of a right, with what the right as a whole is. */
  rights: ReadonlyArray<{
    userId: string
    workflowId: string
    right: string
    kind: string
    originId: string
    status: string
  }>
  reviewItems: ReadonlyArray<{ reference: string; reason: string; isOpen: boolean }>
  coupons: ReadonlyArray<{
    id: string
    uses: number
    overUses: number
    maxRedemptions: number | null
    perUserLimit: number | null
  }>
  /** Uses of coupons, one for each checkout with one. */
  uses: ReadonlyArray<{ reference: string; couponId: string; userId: string; status: string; isOver: boolean }>
  papers: ReadonlyArray<{
    kind: string
    number: number
    reason: string
    cause: string
    saleId: string
    userId: string
    total: number
    tax: number
  }>
}>

export const memoryBook = (memory: Memory): Book => ({
  checkouts: [...checkouts.committed(memory).values()].map((each) => ({
    reference: each.reference,
    userId: each.userId,
    workflowId: workflowIn(each.item) ?? '',
    status: each.status,
    reason: each.reviewReason,
    list: each.price.list.amount,
    discount: each.price.discount.amount,
    tax: each.price.tax.amount,
    taxIncluded: each.taxRule.included,
    total: each.price.total.amount,
    couponId: each.coupon?.id ?? null,
    expiresAt: each.expiresAt.getTime(),
    heldAmount: each.held?.amount ?? null,
    heldCurrency: each.held?.currency ?? null,
    heldFees: each.held?.fees ?? null,
  })),
  sales: [...sales.committed(memory).values()].map((each) => ({
    id: each.id,
    reference: each.reference,
    userId: each.userId,
    workflowId: workflowIn(each.item) ?? '',
    status: each.status,
    list: each.price.list.amount,
    total: each.price.total.amount,
    charged: each.charged.amount,
    fees: each.fees.amount,
  })),
  refunds: [...refunds.committed(memory).values()].map(({ id, reference, amount, status, providerId }) => ({
    id,
    reference,
    amount,
    status,
    providerId,
  })),
  disputes: [...disputes.committed(memory).values()].map(({ providerId, reference, amount, status, outcome }) => ({
    providerId,
    reference,
    amount,
    status,
    outcome,
  })),
  ledger: [...ledgerEntries.committed(memory).values()].map(({ txnId, reference, account, currency, delta }) => ({
    txnId,
    reference,
    account,
    currency,
    delta,
  })),
  rights: [...entitlements.committed(memory).values()].flatMap((each) =>
    each.sources.map(({ kind, originId, status }) => ({
      userId: each.userId,
      workflowId: each.workflowId,
      right: statusOf(each),
      kind,
      originId,
      status,
    })),
  ),
  reviewItems: [...reviewItems.committed(memory).values()].map(({ reference, reason, resolvedAt }) => ({
    reference,
    reason,
    isOpen: resolvedAt === null,
  })),
  coupons: [...coupons.committed(memory).values()].map(({ id, uses, overUses, maxRedemptions, perUserLimit }) => ({
    id,
    uses,
    overUses,
    maxRedemptions,
    perUserLimit,
  })),
  uses: [...redemptions.committed(memory).values()],
  papers: [...receipts.committed(memory).values()].map(({ kind, number, reason, cause, saleId, userId, price }) => ({
    kind,
    number,
    reason,
    cause,
    saleId,
    userId,
    total: price.total.amount,
    tax: price.tax.amount,
  })),
})

/** One question that answers with the whole book, its numbers as JSON has them. */
const whole = `
  select json_build_object(
    'checkouts', (select coalesce(json_agg(json_build_object(
        'reference', reference, 'userId', user_id, 'workflowId', workflow_id, 'status', status, 'reason', review_reason,
        'list', list_amount, 'discount', discount_amount, 'tax', tax_amount, 'taxIncluded', tax_included,
        'total', total_amount, 'couponId', coupon_id, 'expiresAt', floor(extract(epoch from expires_at) * 1e3),
        'heldAmount', paid_amount, 'heldCurrency', paid_currency, 'heldFees', paid_fees)), '[]') from checkouts),
    'sales', (select coalesce(json_agg(json_build_object(
        'id', id, 'reference', reference, 'userId', user_id, 'workflowId', workflow_id, 'status', status,
        'list', list_amount, 'total', total_amount, 'charged', charged_amount, 'fees', fees_amount)), '[]') from sales),
    'refunds', (select coalesce(json_agg(json_build_object(
        'id', id, 'reference', reference, 'amount', amount, 'status', status, 'providerId', provider_id)), '[]')
        from refunds),
    'disputes', (select coalesce(json_agg(json_build_object(
        'providerId', provider_id, 'reference', reference, 'amount', amount, 'status', status, 'outcome', outcome)), '[]')
        from disputes),
    'ledger', (select coalesce(json_agg(json_build_object(
        'txnId', txn_id, 'reference', reference, 'account', account, 'currency', currency, 'delta', delta)), '[]')
        from ledger_entries),
    'rights', (select coalesce(json_agg(json_build_object(
        'userId', e.user_id, 'workflowId', e.workflow_id, 'right', e.status, 'kind', x.kind, 'originId', x.origin_id,
        'status', x.status)), '[]') from entitlements e join entitlement_sources x on x.entitlement_id = e.id),
    'reviewItems', (select coalesce(json_agg(json_build_object(
        'reference', reference, 'reason', reason, 'isOpen', resolved_at is null)), '[]') from review_items),
    'coupons', (select coalesce(json_agg(json_build_object(
        'id', id, 'uses', uses, 'overUses', over_uses, 'maxRedemptions', max_redemptions,
        'perUserLimit', per_user_limit)), '[]') from coupons),
    'uses', (select coalesce(json_agg(json_build_object(
        'reference', reference, 'couponId', coupon_id, 'userId', user_id, 'status', status, 'isOver', is_over)), '[]')
        from coupon_redemptions),
    'papers', (select coalesce(json_agg(json_build_object(
        'kind', kind, 'number', number, 'reason', reason, 'cause', cause, 'saleId', sale_id, 'userId', user_id,
        'total', total_amount, 'tax', tax_amount)), '[]') from receipts)) as book`

export const postgresBook = async (
  sql: (text: string) => Promise<ReadonlyArray<Readonly<Record<string, unknown>>>>,
): Promise<Book> => {
  const [row] = await sql(whole)
  return row?.['book'] as Book
}
