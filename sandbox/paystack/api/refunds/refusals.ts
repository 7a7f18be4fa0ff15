import { codedText } from '../../money/currencies.ts'
import { type Answer, invalid, refusal } from '../answer.ts'

/**
 * Paystack's refusals of refunds, in the words that its API was seen to use; those of what was never paid, of an amount
 * that is none and of an unknown refund are in no source, and are the sandbox's.
 */
export const refundRefusals = {
  transactionRequired: refusal(400, 'Transaction is required', 'missing_params', 'Provide all required params\u00a0'),
  notPaid: invalid('Transaction has not been paid'),
  amountInvalid: invalid('Invalid Amount Sent'),
  currencyMismatch: invalid('Transaction currency must match refund currency'),
  exceeds: invalid('Total refund amount cannot exceed original transaction amount'),
  fullyReversed: refusal(
    400,
    'Transaction has been fully reversed',
    'transaction_reversed',
    'Refund a transaction that has not been reversed',
    'api_error',
  ),
  belowMinimum: (currency: string, least: number): Answer =>
    invalid(`The minimum amount you may send in a single refund at this time is: ${codedText(least, currency, 2)}`),
  tooLittleLeft: (currency: string, least: number): Answer =>
    invalid(`Cannot refund less than ${codedText(least, currency, 1)}`),
  notFound: refusal(
    404,
    'Refund not found',
    'not_found',
    "Ensure that you're passing the id of a refund that exists on this integration",
  ),
  accountRequired: refusal(
    400,
    'Refund account details are required',
    'missing_params',
    'Provide all required params\u00a0',
  ),
  noAttentionNeeded: refusal(
    422,
    'Invalid Refund state, refund status should be "needs-attention"',
    'invalid_params',
    "Ensure that the value(s) you're passing are valid.",
  ),
} as const
