import { E, O } from '../../domain/kernel/fp.ts'
import type { PayPage } from '../../domain/sales/checkout.ts'
import type { Mode, Payment } from '../../domain/sales/payment.ts'
import type { PaymentGateway, PaymentOrder, ProviderUnavailable } from '../../ports/sales/payment-gateway.ts'
import { field, textField } from './json.ts'
import { asking, says, useless } from './paystack.answers.ts'
import { callPaystack, type PaystackAnswer, type PaystackConnection } from './paystack.http.ts'
import { paymentOf } from './paystack.payment.ts'

export type PaystackSettings = PaystackConnection &
  Readonly<{
    /** Buyers are sent nowhere else. */
    checkoutOrigin: string
    /** Where Paystack sends the browser back to. */
    callbackUrl: string
    /** Where a buyer who gives up is sent, by reference. */
    cancelUrlOf: (reference: string) => string
  }>

const isKnownReference = ({ status, body }: PaystackAnswer): boolean =>
  status === 400 && says(body, 'duplicate_reference', 'duplicate transaction reference')

/** Sources disagree on an unknown reference: its status is 400 or 404, its message one of two. */
const isUnknownReference = ({ status, body }: PaystackAnswer): boolean =>
  (status === 400 || status === 404) &&
  says(body, 'transaction_not_found', 'transaction reference not found', 'entity not found')

const pageOf = (body: unknown, checkoutOrigin: string): PayPage | null => {
  const data = field(body, 'data')
  const authorizationUrl = textField(data, 'authorization_url')
  const accessCode = textField(data, 'access_code')
  const isOurs =
    authorizationUrl !== null &&
    URL.canParse(authorizationUrl) &&
    new URL(authorizationUrl).origin === new URL(checkoutOrigin).origin
  return isOurs && accessCode !== null ? { authorizationUrl, accessCode } : null
}

const orderBody = ({ callbackUrl, cancelUrlOf }: PaystackSettings, { reference, email, total }: PaymentOrder) => ({
  reference,
  email,
  amount: String(total.amount),
  currency: total.currency,
  callback_url: callbackUrl,
  // Sent as text, numbers in it keep their type; nothing of it is ever trusted.
  metadata: JSON.stringify({ cancel_action: cancelUrlOf(reference) }),
})

type Opened = Readonly<{ outcome: 'opened'; page: PayPage }> | Readonly<{ outcome: 'known' }>

const opened = (answer: PaystackAnswer, checkoutOrigin: string): E.Either<ProviderUnavailable, Opened> => {
  if (isKnownReference(answer)) return E.right({ outcome: 'known' })
  const page =
    answer.status === 200 && field(answer.body, 'status') === true ? pageOf(answer.body, checkoutOrigin) : null
  return page === null ? E.left(useless(answer)) : E.right({ outcome: 'opened', page })
}

const verified = (answer: PaystackAnswer): E.Either<ProviderUnavailable, O.Option<Payment>> => {
  if (isUnknownReference(answer)) return E.right(O.none)
  const payment =
    answer.status === 200 && field(answer.body, 'status') === true ? paymentOf(field(answer.body, 'data')) : null
  return payment === null ? E.left(useless(answer)) : E.right(O.some(payment))
}

const modeOfKey = (secretKey: string): Mode => (secretKey.startsWith('sk_live_') ? 'live' : 'test')

/** Paystack's API: lenient in what it reads, strict in what it believes. */
export const paystack = (settings: PaystackSettings): PaymentGateway => {
  const asked = asking(callPaystack(settings))
  return {
    mode: modeOfKey(settings.secretKey),
    initialize: (order, withinMs) =>
      asked({ method: 'POST', path: '/transaction/initialize', body: orderBody(settings, order), withinMs }, (answer) =>
        opened(answer, settings.checkoutOrigin),
      ),
    verify: (reference, withinMs) =>
      asked({ method: 'GET', path: `/transaction/verify/${encodeURIComponent(reference)}`, withinMs }, verified),
  }
}
