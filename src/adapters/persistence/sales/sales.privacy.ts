import { are, becomes, emptied, impersonal, type TablePrivacy } from '../kernel/privacy.ts'

/** Payments that are or were the buyer's: a sale that moved to another account left a receipt behind. */
const ofPayments = `reference in (
  select reference from checkouts where user_id = $1::uuid
   union select reference from receipts where user_id = $1::uuid)`

const priced = ['list_amount', 'discount_amount', 'tax_amount', 'total_amount', 'currency'] as const
const taxed = ['tax_name', 'tax_percent', 'tax_included'] as const
const bought = ['id', 'reference', 'user_id', 'workflow_id', 'version_id', 'request_id'] as const

const checkouts = emptied('checkouts', 'user_id = $1::uuid', {
  ...are('an id', ...bought, 'coupon_id', 'provider_id'),
  ...are('money', ...priced, ...taxed, 'paid_amount', 'paid_currency', 'paid_fees', 'coupon_code'),
  ...are('where it stands', 'status', 'review_reason', 'revision', 'verify_count', 'outgoing_reads'),
  ...are('when', 'calling_until', 'created_at', 'expires_at', 'settled_at', 'paid_at'),
  ...are('when to ask again', 'next_verify_at', 'next_outgoing_at'),
  ...are('a page of the provider, known by chance alone', 'authorization_url', 'access_code'),
  return_url: becomes('null'),
})

const receipts = emptied('receipts', 'user_id = $1::uuid', {
  ...are('an id', 'id', 'cause', 'sale_id', 'credits_id', 'user_id', 'reference'),
  ...are('which paper', 'kind', 'number', 'reason', 'paid_at', 'issued_at'),
  ...are('what was sold, as the books have to say', 'item_title', 'item_version'),
  ...are('money', ...priced, ...taxed, 'refunded_before_amount', 'charged_amount'),
  buyer_name: becomes('null'),
  buyer_email: becomes('null'),
})

/** What is kept of money. */
export const salesPrivacy: ReadonlyArray<TablePrivacy> = [
  checkouts,
  impersonal('sales', {
    ...are('an id', ...bought, 'provider_id'),
    ...are('money', ...priced, 'charged_amount', 'fees_amount'),
    ...are('where it stands', 'status', 'paid_at', 'recorded_at', 'revision'),
  }),
  emptied('refunds', ofPayments, {
    ...are('an id', 'id', 'reference', 'sale_id', 'provider_id', 'requested_by'),
    ...are('money', 'amount', 'currency'),
    ...are('where it stands', 'status', 'origin', 'sent', 'sending_until', 'created_at', 'changed_at', 'revision'),
    reason: becomes(`'erased'`),
    failure: becomes('null'),
  }),
  impersonal('disputes', {
    ...are('an id', 'id', 'provider_id', 'reference', 'sale_id'),
    ...are('money', 'amount', 'currency'),
    ...are('where it stands', 'status', 'outcome', 'due_at', 'opened_at', 'resolved_at', 'changed_at', 'revision'),
  }),
  emptied('objections', `dispute_id in (select id from disputes where ${ofPayments})`, {
    ...are('who asked when', 'id', 'dispute_id', 'requested_by', 'requested_at', 'sent_at'),
    note: becomes('null'),
  }),
  impersonal('ledger_entries', are('money', 'id', 'txn_id', 'reference', 'account', 'currency', 'delta', 'at')),
  receipts,
  impersonal('receipt_counters', are('a count', 'kind', 'last')),
  emptied('webhook_events', ofPayments, {
    ...are('an id', 'id', 'provider', 'dedupe_key', 'reference'),
    ...are('what became of it', 'event', 'status', 'outcome', 'arrivals', 'attempts', 'last_error'),
    ...are('when', 'received_at', 'last_received_at'),
    raw_body: becomes('null'),
  }),
  impersonal('review_items', {
    ...are('an id', 'id', 'reference', 'resolved_by'),
    ...are('how money differs, in amounts and states', 'reason', 'facts', 'created_at', 'resolved_at', 'resolution'),
  }),
  impersonal('reconciliations', {
    ...are('how far it is', 'id', 'from_at', 'to_at', 'stage', 'page', 'after_reference', 'begun_at', 'done_at'),
    ...are('a count', 'looked_at', 'recorded', 'flagged'),
  }),
  impersonal('reconciliation_sightings', are('an id', 'reconciliation_id', 'reference')),
  impersonal('coupons', {
    ...are(
      'the shop’s own',
      'id',
      'code',
      'percent_off',
      'amount_off',
      'currency',
      'max_redemptions',
      'per_user_limit',
    ),
    ...are(
      'the shop’s own',
      'starts_at',
      'ends_at',
      'all_items',
      'state',
      'uses',
      'over_uses',
      'created_at',
      'revision',
    ),
  }),
  impersonal('coupon_workflows', are('the shop’s own', 'coupon_id', 'workflow_id')),
  impersonal('coupon_redemptions', {
    ...are('in ids only', 'reference', 'coupon_id', 'user_id', 'status', 'slot', 'slot_limit'),
    ...are('in ids only', 'is_over', 'reserved_at', 'settled_at'),
  }),
]
