import { type Answer, invalid, refusal } from '../answer.ts'

/** Refusals of disputes. Of the words only those on the amount are Paystack's; the others are in no source. */
export const disputeRefusals = {
  notFound: refusal(
    404,
    'Dispute not found',
    'not_found',
    "Ensure that you're passing the id of a dispute that exists on this integration",
  ),
  // One of the old ones, without a code.
  amountTooGreat: {
    status: 400,
    body: { status: false, message: 'Refund amount cannot be greater than initial amount' },
  },
  amountInvalid: invalid('"refund_amount" must be an integer'),
  resolutionInvalid: invalid('"resolution" must be one of [merchant-accepted, declined]'),
  resolvedAlready: invalid('Dispute has been resolved'),
  required: (name: string): Answer =>
    refusal(400, `"${name}" is required`, 'missing_params', 'Provide all required params\u00a0'),
} as const
