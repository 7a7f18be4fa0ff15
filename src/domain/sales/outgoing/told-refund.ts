import type { Refund, RefundStatus } from './refund.ts'

/**
 * A refund as the provider tells it. `note` is the text we gave with ours, if it comes back; `disputeId` marks the money
 * that a lost dispute took, which is no refund of ours; `unknown` is a word we have never heard.
 */
export type ToldRefund = Readonly<{
  providerId: string
  amount: number
  currency: string
  status: Exclude<RefundStatus, 'requested'> | 'unknown'
  word: string
  note: string | null
  disputeId: string | null
  /** Why it failed or waits, if that is said. */
  why: string | null
  createdAt: Date | null
}>

/** What we write on a refund, to know it again when its answer was lost: the provider has no idempotency key. */
export const noteOf = ({ id }: Pick<Refund, 'id'>): string => `Vexa refund ${id}`

const isNoteOfAny = (note: string | null): boolean => note?.startsWith('Vexa refund ') ?? false

/**
 * Which of our refunds the provider means: by its id, by our note, or, where the note got lost, the oldest of the same
 * amount that was sent and never answered. Null: one that we did not ask for.
 */
export const meantRefund = (refunds: ReadonlyArray<Refund>, told: ToldRefund): Refund | null => {
  const known = refunds.find(({ providerId }) => providerId === told.providerId)
  if (known !== undefined) return known
  const unanswered = refunds.filter(({ providerId, origin }) => providerId === null && origin === 'vexa')
  const noted = unanswered.find((each) => noteOf(each) === told.note)
  if (noted !== undefined || isNoteOfAny(told.note)) return noted ?? null
  return unanswered.find(({ sent, status, amount }) => sent && status === 'requested' && amount === told.amount) ?? null
}
