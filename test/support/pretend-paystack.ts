import { E, O, TE } from '../../src/domain/kernel/fp.ts'
import { providerUnavailable } from '../../src/domain/sales/failures.ts'
import type { ToldDispute } from '../../src/domain/sales/outgoing/read-disputes.ts'
import type { ToldRefund } from '../../src/domain/sales/outgoing/told-refund.ts'
import type { Payment } from '../../src/domain/sales/payment.ts'
import { type Provision, provide } from '../../src/ports/kernel/port.ts'
import { PaymentGateway } from '../../src/ports/sales/payment-gateway.ts'
import { ProviderBooks } from '../../src/ports/sales/provider-books.ts'
import { RefundGateway } from '../../src/ports/sales/refund-gateway.ts'

/** How a call ends: answered; never arrived; arrived, and its answer was lost; or understood and refused. */
export type Fate = 'answered' | 'unheard' | 'lost' | 'refused'

/** What the provider holds of one payment. */
export type Charge = {
  readonly reference: string
  readonly providerId: string
  readonly asked: number
  word: 'abandoned' | 'failed' | 'success'
  amount: number
  requested: number
  currency: string
  fees: number
  paidAt: Date | null
  readonly refunds: Array<ToldRefund>
  readonly disputes: Array<ToldDispute>
}

/**
 * Paystack as the shop's ports see it, in this process: it keeps what it was asked, never gives back more than it took,
 * and ends each call as it is told to. Tests move it, and compare the shop with it.
 */
export type PretendPaystack = Readonly<{
  charges: Map<string, Charge>
  /** How calls end from now on. */
  set: (fate: Fate) => void
  /** A payer pays, or tries to. */
  pay: (reference: string, facts?: Partial<Pick<Charge, 'word' | 'amount' | 'requested' | 'currency' | 'fees'>>) => void
  /** Someone refunds in the provider's dashboard; whether there was enough left. */
  refundByHand: (reference: string, amount: number) => boolean
  moveRefund: (reference: string, at: number, status: ToldRefund['status']) => void
  openDispute: (reference: string, amount: number | null) => void
  moveDispute: (reference: string, at: number, change: Partial<ToldDispute>) => void
  /** Remembers everything as it is now; what is answered puts it back. */
  keep: () => () => void
  provisions: ReadonlyArray<Provision>
}>

const goneOf = ({ refunds, disputes, amount }: Charge): number => {
  const back = refunds.filter(({ status }) => status !== 'failed').reduce((sum, each) => sum + each.amount, 0)
  const claimed = disputes
    .filter(({ outcome }) => outcome !== 'declined')
    .reduce((sum, each) => sum + (each.amount ?? amount), 0)
  return back + claimed
}

const truthOf = ({ reference, providerId, word, amount, requested, currency, fees, paidAt }: Charge): Payment => ({
  reference,
  status: word === 'abandoned' ? 'waiting' : word,
  word,
  mode: 'test',
  currency,
  requestedAmount: requested,
  amount,
  fees,
  providerId,
  paidAt,
})

const unavailable = TE.left(providerUnavailable({}))

export const pretendPaystack = (now: () => Date): PretendPaystack => {
  const charges = new Map<string, Charge>()
  let fate: Fate = 'answered'
  let made = 0
  const of = (reference: string): Charge => {
    const found = charges.get(reference)
    if (found === undefined) throw new Error(`the provider knows no ${reference}`)
    return found
  }
  const newRefund = (charge: Charge, amount: number, note: string | null): ToldRefund => {
    made += 1
    const refund: ToldRefund = {
      providerId: `refund ${made}`,
      amount,
      currency: charge.currency,
      note,
      status: 'pending',
      word: 'pending',
      disputeId: null,
      why: null,
      createdAt: now(),
    }
    charge.refunds.push(refund)
    return refund
  }
  const change = <A>(list: Array<A>, at: number, by: Partial<A>): void => {
    const index = at % Math.max(1, list.length)
    const found = list[index]
    if (found !== undefined) list[index] = { ...found, ...by }
  }
  const gateway: PaymentGateway = {
    mode: 'test',
    initialize: ({ reference, total }) => {
      if (fate === 'unheard' || fate === 'refused') return unavailable
      if (charges.has(reference)) return fate === 'lost' ? unavailable : TE.right({ outcome: 'known' })
      made += 1
      charges.set(reference, {
        reference,
        providerId: String(9_000_000_000_000 + made),
        asked: total.amount,
        word: 'abandoned',
        amount: total.amount,
        requested: total.amount,
        currency: total.currency,
        fees: 0,
        paidAt: null,
        refunds: [],
        disputes: [],
      })
      const page = { authorizationUrl: `https://paystack.example/${made}`, accessCode: `access ${made}` }
      return fate === 'lost' ? unavailable : TE.right({ outcome: 'opened', page })
    },
    verify: (reference) =>
      fate === 'unheard' || fate === 'lost'
        ? unavailable
        : TE.fromIO(() => {
            const found = charges.get(reference)
            return found === undefined ? O.none : O.some(truthOf(found))
          }),
  }
  const refunds: RefundGateway = {
    refund:
      ({ reference, amount, note }) =>
      async () => {
        const charge = of(reference)
        if (fate === 'unheard') return E.left(providerUnavailable({}))
        if (fate === 'refused' || goneOf(charge) + amount > charge.amount)
          return E.right({ outcome: 'refused', why: 'Insufficient balance' })
        const refund = newRefund(charge, amount, note)
        return fate === 'lost' ? E.left(providerUnavailable({})) : E.right({ outcome: 'accepted', refund })
      },
    refundsOf: ({ reference }) => (fate === 'unheard' ? unavailable : TE.fromIO(() => [...of(reference).refunds])),
    disputesOf: ({ reference }) => (fate === 'unheard' ? unavailable : TE.fromIO(() => [...of(reference).disputes])),
    acceptDispute: () => unavailable,
    contestDispute: () => unavailable,
  }
  const books: ProviderBooks = {
    payments: ({ from, to }) =>
      fate === 'unheard' || fate === 'lost'
        ? unavailable
        : TE.fromIO(() => ({
            items: [...charges.values()]
              .filter(({ paidAt }) => paidAt !== null && paidAt >= from && paidAt <= to)
              .map(truthOf),
            unreadable: 0,
            isLast: true,
          })),
    refunds: ({ from, to }) =>
      fate === 'unheard' || fate === 'lost'
        ? unavailable
        : TE.fromIO(() => ({
            items: [...charges.values()].flatMap(({ providerId: transactionId, currency, refunds: all }) =>
              all
                .filter(({ createdAt }) => createdAt !== null && createdAt >= from && createdAt <= to)
                .map(({ providerId, amount }) => ({ providerId, transactionId, amount, currency, isOfDispute: false })),
            ),
            unreadable: 0,
            isLast: true,
          })),
  }
  return {
    charges,
    set: (next) => {
      fate = next
    },
    pay: (reference, facts = {}) => {
      const charge = of(reference)
      if (charge.word === 'success') return
      const requested = facts.requested ?? facts.amount ?? charge.asked
      const { word = 'success' } = facts
      const fees = Math.floor(requested / 66)
      Object.assign(charge, { amount: requested, fees, ...facts, word, requested })
      charge.paidAt = word === 'success' ? now() : null
    },
    refundByHand: (reference, amount) => {
      const charge = of(reference)
      if (charge.word !== 'success' || goneOf(charge) + amount > charge.amount) return false
      newRefund(charge, amount, null)
      return true
    },
    moveRefund: (reference, at, status) => change(of(reference).refunds, at, { status, word: status }),
    openDispute: (reference, amount) => {
      made += 1
      of(reference).disputes.push({
        providerId: `dispute ${made}`,
        amount,
        currency: of(reference).currency,
        status: 'awaiting_feedback',
        outcome: null,
        word: 'awaiting-merchant-feedback',
        dueAt: null,
        openedAt: now(),
        resolvedAt: null,
      })
    },
    moveDispute: (reference, at, by) => change(of(reference).disputes, at, by),
    keep: () => {
      const kept = structuredClone(charges)
      return () => {
        charges.clear()
        for (const [reference, charge] of structuredClone(kept)) charges.set(reference, charge)
      }
    },
    provisions: [provide(PaymentGateway, gateway), provide(RefundGateway, refunds), provide(ProviderBooks, books)],
  }
}
