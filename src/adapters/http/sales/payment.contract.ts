import { reference as asReference } from '../../../domain/sales/reference.ts'
import { members } from '../kernel/codec/members.ts'
import { bytes } from '../kernel/codec/opaque.ts'
import { currency, instant, listOf, money, nullable, parsed, text, uuid, word } from '../kernel/codec/values.ts'
import { whenPresent } from '../kernel/codec/when-present.ts'
import { contract } from '../kernel/contract.ts'

const reference = parsed('reference', asReference, { pattern: '^[A-Za-z0-9.=-]{16,100}$' })
const address = text(1, 2_048)
/** As someone types it: what is no code of a coupon is an unknown one. */
const couponCode = text(1, 100)
const status = word('pending', 'paid', 'failed', 'expired', 'review')

const tag = 'Payment'

export const quote = contract({
  id: 'quote',
  method: 'post',
  path: '/api/payment/quote',
  summary: 'What an item costs now, with a coupon or without',
  tag,
  access: 'optional',
  body: members({ workflowId: uuid }, { couponCode }),
  response: members({ list: money, discount: money, tax: money, total: money }),
})

export const initialize = contract({
  id: 'initialize',
  method: 'post',
  path: '/api/payment/initialize',
  summary: 'Start to buy an item or what was quoted to me, or go on with it',
  tag,
  access: 'user',
  idempotent: true,
  body: whenPresent(
    'quoteId',
    members({ quoteId: uuid }, { returnUrl: address }),
    members({ workflowId: uuid }, { couponCode, returnUrl: address }),
  ),
  response: members(
    { reference, total: money, expiresAt: instant, status },
    { authorizationUrl: address, accessCode: text(1, 100) },
  ),
  success: [201, 200],
})

export const verify = contract({
  id: 'verify',
  method: 'get',
  path: '/api/payment/verify/:reference',
  summary: 'What became of my payment',
  tag,
  access: 'user',
  params: members({ reference }),
  response: members({ reference, status }, { saleId: uuid }),
})

/** Paystack sends the browser here with `reference` and `trxref`; whatever else comes is ignored, so nothing is declared. */
export const callback = contract({
  id: 'callback',
  method: 'get',
  path: '/api/payment/callback',
  summary: 'Where the browser comes back from paying',
  tag,
  access: 'public',
  anyQuery: true,
  media: 'empty',
  success: [303],
})

export const paymentPage = contract({
  id: 'paymentPage',
  method: 'get',
  path: '/payment/:reference',
  summary: 'A page that says how a payment stands',
  tag,
  access: 'public',
  params: members({ reference: text(1, 200) }),
  anyQuery: true,
  response: bytes,
  media: 'html',
})

export const webhook = contract({
  id: 'webhook',
  method: 'post',
  path: '/api/payment/webhook',
  summary: "Paystack's events, signed over their bytes",
  tag,
  access: 'signed',
  size: 'webhook',
  anyQuery: true,
  media: 'empty',
  success: [200],
})

export const paymentConfig = contract({
  id: 'paymentConfig',
  method: 'get',
  path: '/api/payment/config',
  summary: 'How this shop takes money',
  tag,
  access: 'public',
  response: members({
    mode: word('live', 'test', 'sandbox'),
    currencies: listOf(currency, 10),
    publicKey: nullable(text(1, 200)),
  }),
})
