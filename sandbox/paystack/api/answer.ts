import type { Json } from '../state/json.ts'

export interface Answer {
  readonly status: number
  readonly body: Json
}

/** Paystack's envelope around what was asked for. */
export const done = (message: string, data: Json, more: { readonly meta?: Json } = {}): Answer => ({
  status: 200,
  body: { status: true, message, data, ...more },
})

type ErrorType = 'validation_error' | 'api_error' | 'processor_error'

/** A refusal in Paystack's shape. */
export const refusal = (
  status: number,
  message: string,
  code: string,
  nextStep: string,
  type: ErrorType = 'validation_error',
): Answer => ({ status, body: { status: false, message, meta: { nextStep }, type, code } })

/** For refusals whose code no source tells. */
export const invalid = (message: string): Answer =>
  refusal(400, message, 'invalid_params', "Ensure that the value(s) you're passing are valid.")

const withNewReference = refusal(
  400,
  'Duplicate Transaction Reference',
  'duplicate_reference',
  'Try and create the Transaction or Charge with a new reference',
)

/** Paystack's refusals: message, code and status as its documentation, its samples or its test API give them. */
export const refusals = {
  invalidKey: refusal(
    401,
    'Invalid key',
    'invalid_Key',
    'Ensure that you provide the correct authorization key for the request',
  ),
  // The blank at the end is Paystack's, and it is one that does not break.
  emailRequired: refusal(400, 'Email Address is required', 'missing_params', 'Provide all required params\u00a0'),
  emailInvalid: refusal(
    400,
    'Invalid Email Address Passed',
    'invalid_email_address',
    "Ensure that the value(s) you're passing are valid.",
  ),
  amountInvalid: invalid('Invalid Amount Sent'),
  amountNotInteger: invalid('"amount" must be an integer'),
  amountZero: invalid('You must specify a valid amount'),
  amountOverLimit: invalid('Transaction amount limit exceeded'),
  referenceCharacters: invalid('Invalid character in transaction reference'),
  metadataTooDeep: invalid('Metadata is nested too deeply'),
  duplicateReference: {
    ...withNewReference,
    body: { ...Object(withNewReference.body), errorCodeMappingNotFound: false },
  },
  currencyNotSupported: refusal(
    403,
    'Currency not supported by merchant',
    'unsupported_currency',
    'Use a currency that is enabled for your integration',
  ),
  referenceNotFound: refusal(
    404,
    'Transaction reference not found.',
    'transaction_not_found',
    "Ensure that you're passing the reference of a transaction that exists on this integration",
  ),
  transactionNotFound: refusal(
    404,
    'Transaction not found',
    'transaction_not_found',
    "Ensure that you're passing the id of a transaction that exists on this integration",
  ),
  idNotNumeric: invalid('Transaction ID should be numeric.'),
  bodyUnreadable: invalid('Invalid JSON in request body'),
  noSuchRoute: refusal(404, 'Endpoint not found', 'not_found', 'Check the address and the method', 'api_error'),
} satisfies Readonly<Record<string, Answer>>
