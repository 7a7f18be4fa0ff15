import { lookAtPayment } from '../../../application/sales/look-at-payment.ts'
import { quotePrice } from '../../../application/sales/quote-price.ts'
import { receivePaymentEvent } from '../../../application/sales/receive-payment-event.ts'
import { returnFromPayment } from '../../../application/sales/return-from-payment.ts'
import { startCheckout } from '../../../application/sales/start-checkout.ts'
import { tellPaymentProfile } from '../../../application/sales/tell-payment-profile.ts'
import { verifyPayment } from '../../../application/sales/verify-payment.ts'
import { E, pipe } from '../../../domain/kernel/fp.ts'
import { reference as asReference } from '../../../domain/sales/reference.ts'
import { pagePolicy } from '../kernel/headers.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './payment.contract.ts'
import { paymentStatusPage } from './payment-page.ts'

/** What stands for a reference that is none: a page that knows nothing of it. */
const noReference = 'unknown'

/** The reference that Paystack's redirect carries, under either name; the first of repeated ones. */
const returned = (query: URLSearchParams): string =>
  pipe(
    asReference(query.get('reference') ?? query.get('trxref') ?? ''),
    E.getOrElse(() => noReference),
  )

/** The address with the reference added, but for our own page, which has it in its path. */
const withReference = (address: string, reference: string): string => {
  const url = new URL(address)
  if (!url.pathname.endsWith(`/${reference}`)) url.searchParams.set('reference', reference)
  return url.href
}

export const paymentRoutes = [
  route(contract.quote, quotePrice, {
    toInput: ({ body: { workflowId, couponCode = null } }, caller) => ({
      workflowId,
      couponCode,
      userId: 'userId' in caller ? caller.userId : null,
    }),
    toResponse: (price) => reply(price),
  }),
  route(contract.initialize, startCheckout, {
    toInput: ({ body: { returnUrl = null, ...wish } }, { userId }) => ({ ...wish, userId, returnUrl }),
    toResponse: ({ checkout, page, isNew, status }) =>
      reply(
        {
          reference: checkout.reference,
          total: checkout.price.total,
          expiresAt: checkout.expiresAt,
          status,
          ...(page ?? {}),
        },
        { status: isNew ? 201 : 200 },
      ),
  }),
  route(contract.verify, verifyPayment, {
    toInput: ({ params }, { userId }) => ({ userId, reference: params.reference }),
    toResponse: ({ saleId, ...known }) => reply({ ...known, ...(saleId === null ? {} : { saleId }) }),
  }),
  route(contract.callback, returnFromPayment, {
    toInput: ({ raw }) => ({ reference: returned(raw.query) }),
    toResponse: ({ reference, address }) =>
      reply(undefined, { headers: { Location: withReference(address, reference) } }),
  }),
  route(contract.paymentPage, lookAtPayment, {
    toInput: ({ params }) => params,
    toResponse: ({ reference, status }) =>
      reply(paymentStatusPage(reference, status), { headers: { 'Content-Security-Policy': pagePolicy } }),
  }),
  route(contract.webhook, receivePaymentEvent, {
    toInput: ({ raw }) => ({ bytes: raw.bytes, signatures: raw.header('x-paystack-signature') }),
    toResponse: () => reply(undefined),
  }),
  route(contract.paymentConfig, tellPaymentProfile, {
    toInput: () => ({}),
    toResponse: (profile) => reply(profile),
  }),
]
