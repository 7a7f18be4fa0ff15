import type { TransactionStatus } from '../state/transaction.ts'

export type Challenge = 'pin' | 'phone' | 'otp' | 'bank'

/** How a refused payment ends: still `abandoned` when the card is declined at once, `failed` when a later step fails. */
export interface Refusal {
  readonly status: Extract<TransactionStatus, 'abandoned' | 'failed'>
  readonly gatewayResponse: string
}

export interface TestCard {
  readonly name: string
  readonly title: string
  readonly number: string
  readonly cvv: string
  readonly brand: 'visa' | 'verve' | 'mastercard'
  readonly reusable: boolean
  readonly challenges: readonly Challenge[]
  readonly pin?: string
  readonly otp?: string
  readonly refusal?: Refusal
}

const card = (
  name: string,
  title: string,
  number: string,
  cvv: string,
  more: Partial<Omit<TestCard, 'name' | 'title' | 'number' | 'cvv'>> = {},
): TestCard => ({ name, title, number, cvv, brand: 'visa', reusable: false, challenges: [], ...more })

const otp = '123456'

/**
 * Paystack's own test cards, from its page on test payments; any expiry in the future will do. `name` is what the
 * control route calls the card.
 */
export const testCards: readonly TestCard[] = [
  card('success', 'Success', '4084084084084081', '408', { reusable: true }),
  card('pin', 'Success after a PIN', '507850785078507812', '081', { brand: 'verve', challenges: ['pin'], pin: '1111' }),
  card('otp', 'Success after a PIN and a one-time code', '5060666666666666666', '123', {
    brand: 'verve',
    challenges: ['pin', 'otp'],
    pin: '1234',
    otp,
  }),
  card('phone', 'Success after a PIN, a phone number and a code', '507850785078507804', '884', {
    brand: 'verve',
    challenges: ['pin', 'phone', 'otp'],
    pin: '0000',
    otp,
  }),
  card('bank', 'The bank asks (approve or refuse)', '5192602720584796', '123', {
    brand: 'mastercard',
    reusable: true,
    challenges: ['bank'],
  }),
  card('declined', 'Declined', '4084080000005408', '001', {
    refusal: { status: 'abandoned', gatewayResponse: 'Declined' },
  }),
  card('insufficient', 'Insufficient funds', '4084080000670037', '787', {
    refusal: { status: 'abandoned', gatewayResponse: 'Insufficient Funds' },
  }),
  card('no-token', 'The one-time code cannot be made', '507850785078507853', '082', {
    brand: 'verve',
    challenges: ['pin'],
    pin: '0000',
    refusal: { status: 'failed', gatewayResponse: 'Token Not Generated. Customer Not Registered on Token Platform' },
  }),
  card('refund-fails', 'Success; a later refund fails', '4084080000671803', '180'),
  card('refund-needs-attention', 'Success; a later refund needs attention', '4084080000671902', '190'),
]

export const cardByNumber = (number: string): TestCard | undefined => testCards.find((each) => each.number === number)
export const cardByName = (name: string): TestCard | undefined => testCards.find((each) => each.name === name)
