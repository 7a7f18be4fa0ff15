import { randomBytes } from 'node:crypto'
import { cardByName } from '../../../sandbox/paystack/cards/test-cards.ts'
import { feesOn } from '../../../sandbox/paystack/money/fees.ts'
import { signatureOf } from '../../../sandbox/paystack/webhooks/signature.ts'
import { E, O, TE } from '../../../src/domain/kernel/fp.ts'
import { badSignature, providerUnavailable } from '../../../src/domain/sales/failures.ts'
import type { PaymentStatus, Payment as SettledPayment } from '../../../src/domain/sales/payment.ts'
import { chargeSucceeded } from '../../../src/domain/sales/payment-event.ts'
import { type Provision, provide } from '../../../src/ports/kernel/port.ts'
import { PaymentEvents } from '../../../src/ports/sales/payment-events.ts'
import { PaymentGateway, type PaymentOrder } from '../../../src/ports/sales/payment-gateway.ts'
import { ProviderBooks } from '../../../src/ports/sales/provider-books.ts'
import { RefundGateway } from '../../../src/ports/sales/refund-gateway.ts'
import { secretKey } from '../settings.ts'
import { doubleBooks } from './double-books.ts'
import { doubleOutgoing, type Paid } from './double-outgoing.ts'
import type { Payment, Paystack } from './paystack.ts'

type Charge = Readonly<{
  order: PaymentOrder
  word: 'abandoned' | 'failed' | 'success'
  requestedAmount: number
  amount: number
  currency: string
  fees: number
  providerId: string
  paidAt: Date | null
  refundEnds: Paid['refundEnds']
}>

/** Hands a notice to the shop; whether it was taken. */
export type Notify = (bytes: Uint8Array, signature: string) => Promise<boolean>
type World = Readonly<{ notify: Notify; now: () => Date }>

export type DoublePaystack = Paystack &
  Readonly<{ provisions: ReadonlyArray<Provision>; settle: () => Promise<void>; reset: () => void }>

const impostorsKey = 'sk_test_of_somebody_else'

const meanings: Readonly<Record<Charge['word'], PaymentStatus>> = {
  abandoned: 'waiting',
  failed: 'failed',
  success: 'success',
}

const askedFor = (order: PaymentOrder): Charge => ({
  order,
  word: 'abandoned',
  requestedAmount: order.total.amount,
  amount: order.total.amount,
  currency: order.total.currency,
  fees: 0,
  providerId: String(randomBytes(4).readUInt32BE()),
  paidAt: null,
  refundEnds: 'processed',
})

const refundEnds: Partial<Record<NonNullable<Payment['card']>, Paid['refundEnds']>> = {
  'refund-fails': 'failed',
  'refund-needs-attention': 'needs_attention',
}

/** What one try of a payer makes of a charge; the amounts as the sandbox's control route has them. */
const tried = (charge: Charge, { card = 'success', amount, currency, fee }: Payment, at: Date): Charge => {
  const refusal = cardByName(card)?.refusal
  if (refusal !== undefined) return { ...charge, word: refusal.status }
  const requestedAmount = amount ?? charge.order.total.amount
  const paidIn = currency ?? charge.order.total.currency
  return {
    ...charge,
    word: 'success',
    requestedAmount,
    amount: requestedAmount + (fee ?? 0),
    currency: paidIn,
    fees: fee ?? feesOn(requestedAmount, paidIn),
    paidAt: at,
    refundEnds: refundEnds[card] ?? 'processed',
  }
}

const truthOf = ({ order, word, refundEnds: _, ...facts }: Charge, isReversed: boolean): SettledPayment => ({
  ...facts,
  reference: order.reference,
  word,
  status: isReversed ? 'reversed' : meanings[word],
  mode: 'test',
})

type Told = Readonly<{ event: string; data: Readonly<{ reference: string }> }>

/** Paystack without a network: serves the payment ports in memory, and is moved by scenarios. */
export const doublePaystack = ({ notify, now }: World): DoublePaystack => {
  const charges = new Map<string, Charge>()
  let notices: ReadonlyArray<string> = []
  let news: ReadonlyArray<Buffer> = []
  let held = false
  let silent = false

  const noticeOf = (reference: string): Buffer =>
    Buffer.from(
      JSON.stringify({ event: 'charge.success', data: { reference, amount: charges.get(reference)?.amount ?? 0 } }),
    )
  const send = async (reference: string, forged = false, altered = false): Promise<'taken' | 'refused'> => {
    const honest = noticeOf(reference)
    const bytes = altered ? Buffer.from(honest.toString().replace(/"amount":\d+/, '"amount":1')) : honest
    return (await notify(bytes, signatureOf(honest, forged ? impostorsKey : secretKey))) ? 'taken' : 'refused'
  }

  const outgoing = doubleOutgoing({
    now,
    isSilent: () => silent,
    paid: (reference) => {
      const charge = charges.get(reference)
      return charge?.word === 'success' ? { ...charge, reference } : null
    },
    announce: (event, reference, data) => {
      if (!held) news = [...news, Buffer.from(JSON.stringify({ event, data: { reference, ...data } }))]
    },
  })

  const gateway: PaymentGateway = {
    mode: 'test',
    initialize: (order) => {
      if (silent) return TE.left(providerUnavailable({}))
      if (charges.has(order.reference)) return TE.right({ outcome: 'known' })
      charges.set(order.reference, askedFor(order))
      const accessCode = randomBytes(8).toString('hex')
      return TE.right({
        outcome: 'opened',
        page: { authorizationUrl: `https://paystack.example/${accessCode}`, accessCode },
      })
    },
    verify: (reference) => {
      if (silent) return TE.left(providerUnavailable({}))
      const charge = charges.get(reference)
      return TE.right(charge === undefined ? O.none : O.some(truthOf(charge, outgoing.isReversed(reference))))
    },
  }

  const books = doubleBooks({
    isSilent: () => silent,
    payments: () => [...charges].map(([reference, charge]) => truthOf(charge, outgoing.isReversed(reference))),
    refundsOf: outgoing.refunds,
  })

  const events: PaymentEvents = {
    provider: 'paystack',
    read: (bytes, signatures) => {
      if (signatures.length !== 1 || signatures[0] !== signatureOf(Buffer.from(bytes), secretKey))
        return E.left(badSignature({}))
      const { event, data }: Told = JSON.parse(new TextDecoder().decode(bytes))
      return E.right({
        name: event,
        reference: data.reference,
        dedupeKey: `${event} ${event === chargeSucceeded ? data.reference : JSON.stringify(data)}`,
      })
    },
  }

  return {
    provisions: [
      provide(PaymentGateway, gateway),
      provide(PaymentEvents, events),
      provide(RefundGateway, outgoing.gateway),
      provide(ProviderBooks, books),
    ],
    pay: async (reference, payment = {}) => {
      const charge = charges.get(reference)
      if (charge === undefined) throw new Error(`Paystack knows no payment ${reference}`)
      const after = tried(charge, payment, now())
      charges.set(reference, after)
      if (after.word === 'success' && !held) notices = [...notices, reference]
    },
    holdNotices: async () => {
      held = true
    },
    goSilent: async () => {
      silent = true
    },
    comeBack: async () => {
      silent = false
    },
    deliver: (reference, { times = 1, forged, altered } = {}) =>
      Promise.all(Array.from({ length: times }, () => send(reference, forged, altered))),
    transactions: async () =>
      [...charges.values()]
        .map(({ order, word, amount, currency }) => ({ reference: order.reference, status: word, amount, currency }))
        .toReversed(),
    settle: async () => {
      const due = notices
      notices = []
      for (const reference of due) await send(reference)
      outgoing.tell()
      const told = news
      news = []
      for (const bytes of told) await notify(bytes, signatureOf(bytes, secretKey))
    },
    refund: async (...asked) => outgoing.refund(...asked),
    refunds: async (reference) => outgoing.refunds(reference).map(({ amount, word }) => ({ amount, status: word })),
    loseNextRefundAnswer: async () => outgoing.loseNextAnswer(),
    dispute: async (...claimed) => outgoing.dispute(...claimed),
    resolveDispute: async (...said) => outgoing.resolveDispute(...said),
    evidence: async (reference) => outgoing.evidence(reference),
    reset: () => {
      charges.clear()
      outgoing.reset()
      notices = []
      news = []
      held = false
      silent = false
    },
  }
}
