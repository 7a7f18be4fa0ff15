import { type Decision, unchanged } from '../../kernel/decision.ts'
import type { SaleEvent } from '../sale-event.ts'
import { type Dispute, type DisputeOutcome, type DisputeStatus, isLost, isOpen } from './dispute.ts'
import type { Position } from './position.ts'
import type { Naming } from './read-refunds.ts'

/** A dispute as the provider tells it. Without `amount` all of the payment is claimed; `unknown` is a word we never heard. */
export type ToldDispute = Readonly<{
  providerId: string
  amount: number | null
  currency: string | null
  status: DisputeStatus | 'unknown'
  outcome: DisputeOutcome | null
  word: string
  dueAt: Date | null
  openedAt: Date | null
  resolvedAt: Date | null
}>

type Reading = Decision<Position, SaleEvent>

const tagOf = (dispute: Dispute, isNew: boolean): SaleEvent['_tag'] => {
  if (isOpen(dispute)) return isNew ? 'DisputeOpened' : 'DisputeAdvanced'
  return isLost(dispute) ? 'DisputeLost' : 'DisputeWon'
}

const announced = (dispute: Dispute, isNew: boolean): SaleEvent => ({
  _tag: tagOf(dispute, isNew),
  subject: dispute.id,
  facts: { reference: dispute.reference, status: dispute.outcome ?? dispute.status },
})

/** What was resolved stays so; a resolution without its outcome is not one yet. */
const moved = ({ state, events }: Reading, dispute: Dispute, told: ToldDispute, now: Date): Reading => {
  const isMute = told.status === 'unknown' || (told.status === 'resolved' && told.outcome === null)
  if (!isOpen(dispute) || isMute || told.status === dispute.status) return { state, events }
  const next: Dispute = {
    ...dispute,
    status: told.status,
    outcome: told.status === 'resolved' ? told.outcome : null,
    amount: told.status === 'resolved' ? (told.amount ?? dispute.amount) : dispute.amount,
    dueAt: told.dueAt ?? dispute.dueAt,
    resolvedAt: told.status === 'resolved' ? (told.resolvedAt ?? now) : null,
  }
  return {
    state: { ...state, disputes: state.disputes.map((each) => (each.id === next.id ? next : each)) },
    events: [...events, announced(next, false)],
  }
}

const found = ({ state, events }: Reading, told: ToldDispute, id: string, naming: Naming): Reading => {
  const { reference, currency, amount } = state.charge
  const isResolved = told.status === 'resolved' && told.outcome !== null
  const dispute: Dispute = {
    id,
    providerId: told.providerId,
    reference,
    saleId: naming.saleId,
    amount: Math.min(told.amount ?? amount, amount),
    currency,
    status: isResolved ? 'resolved' : told.status === 'under_review' ? 'under_review' : 'awaiting_feedback',
    outcome: isResolved ? told.outcome : null,
    dueAt: told.dueAt,
    openedAt: told.openedAt ?? naming.now,
    resolvedAt: isResolved ? (told.resolvedAt ?? naming.now) : null,
  }
  return { state: { ...state, disputes: [...state.disputes, dispute] }, events: [...events, announced(dispute, true)] }
}

/** Takes in what the provider says of all disputes of a payment. Told twice, or late, it changes nothing more. */
export const readDisputes = (position: Position, told: ReadonlyArray<ToldDispute>, naming: Naming): Reading =>
  told.reduce((reading: Reading, each, index) => {
    const dispute = reading.state.disputes.find(({ providerId }) => providerId === each.providerId)
    return dispute === undefined
      ? found(reading, each, naming.ids[index] ?? '', naming)
      : moved(reading, dispute, each, naming.now)
  }, unchanged(position))
