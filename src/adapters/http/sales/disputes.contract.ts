import { members } from '../kernel/codec/members.ts'
import { bytes } from '../kernel/codec/opaque.ts'
import { instant, integer, nullable, text, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

/** What was paid may be of a currency that the shop does not sell in, so any code is shown. */
export const anyMoney = members({ amount: integer(0, Number.MAX_SAFE_INTEGER), currency: text(1, 10) })

export const dispute = members({
  id: uuid,
  reference: text(1, 200),
  saleId: nullable(uuid),
  amount: anyMoney,
  status: word('awaiting_feedback', 'under_review', 'resolved'),
  outcome: nullable(word('accepted', 'declined', 'auto_accepted')),
  dueAt: nullable(instant),
  openedAt: instant,
  resolvedAt: nullable(instant),
})

const tag = 'Operators'
const params = members({ id: uuid })
const longestNote = 1_000

export const adminDisputes = list({
  id: 'adminDisputes',
  method: 'get',
  path: '/api/admin/disputes',
  summary: 'Disputes, newest first; `dueAt` is until when the bank waits for an answer',
  tag,
  access: 'manager',
  item: dispute,
})

export const disputeEvidence = contract({
  id: 'disputeEvidence',
  method: 'get',
  path: '/api/admin/disputes/:id/evidence',
  summary: 'All that speaks for a disputed sale, as one page: order, payment, access, downloads, refunds',
  tag,
  access: 'manager',
  params,
  response: bytes,
  media: 'html',
})

export const acceptDispute = contract({
  id: 'acceptDispute',
  method: 'post',
  path: '/api/admin/disputes/:id/accept',
  summary: 'Give a dispute in: what is claimed goes back',
  tag,
  access: 'owner',
  params,
  response: dispute,
})

export const contestDispute = contract({
  id: 'contestDispute',
  method: 'post',
  path: '/api/admin/disputes/:id/evidence',
  summary:
    'Contest a dispute: what speaks for the sale is sent to Paystack in words, with a note, and the claim is declined; then the bank decides. Files are added in the dashboard of Paystack. If Paystack refuses, an alert asks for an answer there before `dueAt`',
  tag,
  access: 'owner',
  params,
  body: members({}, { note: text(1, longestNote) }),
  success: [202],
})
