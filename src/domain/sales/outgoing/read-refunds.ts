import { type Decision, unchanged } from '../../kernel/decision.ts'
import type { SaleEvent } from '../sale-event.ts'
import { type Position, refunding } from './position.ts'
import { isFinal, type Refund, type RefundStatus } from './refund.ts'
import { meantRefund, type ToldRefund } from './told-refund.ts'

/** Names for the refunds that we did not ask for, one for each that is told, and the time. */
export type Naming = Readonly<{ ids: ReadonlyArray<string>; saleId: string | null; now: Date }>

/** `strange` is what a person must look at: a word never heard, a final one changed, more than ever was paid. */
export type RefundsRead = Readonly<{ position: Position; strange: ReadonlyArray<ToldRefund> }>

type Reading = Decision<RefundsRead, SaleEvent>

const tags: Readonly<Record<RefundStatus, SaleEvent['_tag']>> = {
  requested: 'RefundRequested',
  pending: 'RefundAdvanced',
  processing: 'RefundAdvanced',
  needs_attention: 'RefundNeedsAttention',
  processed: 'RefundProcessed',
  failed: 'RefundFailed',
}

const announced = ({ id, reference, status, origin }: Refund): SaleEvent => ({
  _tag: tags[status],
  subject: id,
  facts: { reference, status, origin },
})

const puzzled = ({ state, events }: Reading, told: ToldRefund): Reading => ({
  state: { ...state, strange: [...state.strange, told] },
  events,
})

const kept = ({ state, events }: Reading, refunds: ReadonlyArray<Refund>, event: SaleEvent | null): Reading => ({
  state: { ...state, position: { ...state.position, refunds } },
  events: event === null ? events : [...events, event],
})

const replaced = (reading: Reading, refund: Refund, announce: boolean): Reading =>
  kept(
    reading,
    reading.state.position.refunds.map((each) => (each.id === refund.id ? refund : each)),
    announce ? announced(refund) : null,
  )

/** A final word stays; that the provider changes one is for a person to look at. */
const moved = (reading: Reading, refund: Refund, told: ToldRefund): Reading => {
  if (told.status === 'unknown') return puzzled(reading, told)
  if (isFinal(refund)) return told.status === refund.status ? reading : puzzled(reading, told)
  const failure = told.status === 'failed' ? told.why : null
  const next: Refund = { ...refund, status: told.status, providerId: told.providerId, sent: true, failure }
  return replaced(reading, next, next.status !== refund.status)
}

const gaveWay = 'A refund made in the provider’s dashboard took its place'

/** Ours that the provider never saw give way to one that it made: the later ones first. */
const makeRoom = (reading: Reading, amount: number): Reading => {
  const isEnough = refunding(reading.state.position) + amount <= reading.state.position.charge.amount
  const yielding = reading.state.position.refunds.findLast(
    ({ status, providerId }) => status === 'requested' && providerId === null,
  )
  if (isEnough || yielding === undefined) return reading
  return makeRoom(replaced(reading, { ...yielding, status: 'failed', failure: gaveWay }, true), amount)
}

const found = (reading: Reading, told: ToldRefund, id: string, { saleId, now }: Naming): Reading => {
  const { reference, currency, amount } = reading.state.position.charge
  if (told.status === 'unknown' || told.currency !== currency || told.amount <= 0) return puzzled(reading, told)
  const roomy = told.status === 'failed' ? reading : makeRoom(reading, told.amount)
  if (told.status !== 'failed' && refunding(roomy.state.position) + told.amount > amount) return puzzled(reading, told)
  const refund: Refund = {
    id,
    reference,
    saleId,
    amount: told.amount,
    currency,
    status: told.status,
    origin: 'provider',
    providerId: told.providerId,
    sent: true,
    reason: 'Made in the provider’s dashboard',
    failure: told.status === 'failed' ? told.why : null,
    requestedBy: null,
    createdAt: told.createdAt ?? now,
  }
  return kept(roomy, [...roomy.state.position.refunds, refund], announced(refund))
}

/**
 * Takes in what the provider says of all refunds of a payment: ours move, those made elsewhere are added, and what makes
 * no sense is put aside for a person. Told twice, or late, it changes nothing more. Money that a dispute took is left to
 * the dispute.
 */
export const readRefunds = (position: Position, told: ReadonlyArray<ToldRefund>, naming: Naming): Reading =>
  told
    .filter(({ disputeId }) => disputeId === null)
    .reduce(
      (reading: Reading, each, index) => {
        const refund = meantRefund(reading.state.position.refunds, each)
        return refund === null ? found(reading, each, naming.ids[index] ?? '', naming) : moved(reading, refund, each)
      },
      unchanged({ position, strange: [] }),
    )
