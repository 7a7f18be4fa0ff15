import { randomBytes } from 'node:crypto'
import { E, type TE } from '../../../src/domain/kernel/fp.ts'
import { providerUnavailable } from '../../../src/domain/sales/failures.ts'
import type { DisputeOutcome } from '../../../src/domain/sales/outgoing/dispute.ts'
import type { ToldDispute } from '../../../src/domain/sales/outgoing/read-disputes.ts'
import type { ToldRefund } from '../../../src/domain/sales/outgoing/told-refund.ts'
import type { ProviderUnavailable } from '../../../src/ports/sales/payment-gateway.ts'
import type { RefundGateway } from '../../../src/ports/sales/refund-gateway.ts'
import type { Resolution } from './paystack.ts'

/** A payment, as far as what goes back of it is concerned. */
export type Paid = Readonly<{
  reference: string
  amount: number
  currency: string
  refundEnds: 'processed' | 'failed' | 'needs_attention'
}>

type Kept = {
  readonly paid: Paid
  readonly providerId: string
  readonly amount: number
  readonly note: string | null
  readonly disputeId: string | null
  readonly askedAt: Date
  /** How many of its steps were told. */
  told: number
}
type Claim = { readonly paid: Paid; dispute: ToldDispute; evidence: string | null }

type World = Readonly<{
  now: () => Date
  paid: (reference: string) => Paid | null
  isSilent: () => boolean
  announce: (event: string, reference: string, facts: object) => void
}>

/** A refund is pending, after 20 seconds processing, after 30 at its end: as the sandbox has it. */
const steps = [0, 20_000, 30_000]

const outcomes: Readonly<Record<Resolution, DisputeOutcome>> = {
  declined: 'declined',
  'merchant-accepted': 'accepted',
  'auto-accepted': 'auto_accepted',
}

const newId = (): string => String(randomBytes(4).readUInt32BE())

/** The part of Paystack that gives money back, without a network. */
export const doubleOutgoing = ({ now, paid, isSilent, announce }: World) => {
  let refunds: ReadonlyArray<Kept> = []
  let claims: ReadonlyArray<Claim> = []
  let losesNextAnswer = false

  const statusAt = ({ paid: { refundEnds }, disputeId }: Kept, step: number): ToldRefund['status'] => {
    if (disputeId !== null) return 'processed'
    return (['pending', 'processing'] as const)[step] ?? refundEnds
  }
  const stepOf = ({ askedAt }: Kept): number =>
    steps.filter((ms) => now().getTime() - askedAt.getTime() >= ms).length - 1

  const toldOf = (kept: Kept): ToldRefund => {
    const status = statusAt(kept, stepOf(kept))
    const { providerId, amount, note, disputeId, askedAt, paid: from } = kept
    const said = { status, word: status.replace('_', '-'), why: null, createdAt: askedAt }
    return { providerId, amount, currency: from.currency, note, disputeId, ...said }
  }
  const of = (reference: string): ReadonlyArray<ToldRefund> =>
    refunds.filter((each) => each.paid.reference === reference).map(toldOf)

  const known = (reference: string): Paid => {
    const found = paid(reference)
    if (found === null) throw new Error(`Paystack has no payment ${reference}`)
    return found
  }
  const begin = (
    from: Paid,
    amount: number,
    note: string | null,
    disputeId: string | null = null,
  ): ToldRefund | null => {
    const held = of(from.reference).filter(({ status }) => status !== 'failed')
    if (amount > held.reduce((left, refund) => left - refund.amount, from.amount)) return null
    const kept = { paid: from, providerId: newId(), amount, note, disputeId, askedAt: now(), told: 0 }
    refunds = [...refunds, kept]
    return toldOf(kept)
  }

  const claimOf = (providerId: string): Claim => {
    const found = claims.find(({ dispute }) => dispute.providerId === providerId)
    if (found === undefined) throw new Error(`Paystack has no dispute ${providerId}`)
    return found
  }
  const resolved = (claim: Claim, outcome: DisputeOutcome): void => {
    const { providerId, amount } = claim.dispute
    claim.dispute = { ...claim.dispute, status: 'resolved', word: 'resolved', outcome, resolvedAt: now() }
    if (outcome !== 'declined') begin(claim.paid, amount ?? claim.paid.amount, null, providerId)
    announce('charge.dispute.resolve', claim.paid.reference, { id: providerId, outcome })
  }

  /** Nobody answers while Paystack is silent; what was asked then did not arrive. */
  const heard =
    <A>(answer: () => A): TE.TaskEither<ProviderUnavailable, A> =>
    async () =>
      isSilent() ? E.left(providerUnavailable({})) : E.right(answer())

  const gateway: RefundGateway = {
    refund:
      ({ reference, amount, note }) =>
      async () => {
        if (isSilent()) return E.left(providerUnavailable({}))
        const refund = begin(known(reference), amount, note)
        const isLost = losesNextAnswer
        losesNextAnswer = false
        if (isLost) return E.left(providerUnavailable({}))
        return refund === null
          ? E.right({ outcome: 'refused', why: 'Total refund amount cannot exceed original transaction amount' })
          : E.right({ outcome: 'accepted', refund })
      },
    refundsOf: ({ reference }) => heard(() => of(reference)),
    disputesOf: ({ reference }) =>
      heard(() => claims.filter((each) => each.paid.reference === reference).map(({ dispute }) => dispute)),
    acceptDispute: ({ providerId }) =>
      heard(() => {
        resolved(claimOf(providerId), 'accepted')
        return 'accepted'
      }),
    contestDispute: ({ providerId, details }) =>
      heard(() => {
        const claim = claimOf(providerId)
        claim.evidence = details
        claim.dispute = { ...claim.dispute, status: 'under_review', word: 'awaiting-bank-feedback' }
        return { outcome: 'taken' }
      }),
  }

  return {
    gateway,
    /** What a payment's word becomes of what went back. */
    isReversed: (reference: string): boolean => of(reference).some(({ status }) => status !== 'failed'),
    refund: (reference: string, amount?: number): void => {
      if (begin(known(reference), amount ?? known(reference).amount, null) === null)
        throw new Error('that is more than is left')
    },
    refunds: of,
    loseNextAnswer: (): void => {
      losesNextAnswer = true
    },
    dispute: (reference: string, amount?: number): void => {
      const from = known(reference)
      const dispute: ToldDispute = {
        providerId: newId(),
        amount: amount ?? from.amount,
        currency: from.currency,
        status: 'awaiting_feedback',
        outcome: null,
        word: 'awaiting-merchant-feedback',
        dueAt: new Date(now().getTime() + 16 * 3_600_000),
        openedAt: now(),
        resolvedAt: null,
      }
      claims = [...claims, { paid: from, dispute, evidence: null }]
      announce('charge.dispute.create', reference, { id: dispute.providerId })
    },
    resolveDispute: (reference: string, resolution: Resolution): void => {
      const claim = claims.find(({ paid: from, dispute }) => from.reference === reference && dispute.outcome === null)
      if (claim === undefined) throw new Error(`no dispute of ${reference} is open`)
      resolved(claim, outcomes[resolution])
    },
    evidence: (reference: string): ReadonlyArray<string> =>
      claims.flatMap((each) => (each.paid.reference === reference && each.evidence !== null ? [each.evidence] : [])),
    /** What nobody answered in time is accepted; and of each refund is said what it has become since it was last said. */
    tell: (): void => {
      const isLate = ({ dispute: { status, dueAt } }: Claim): boolean =>
        status === 'awaiting_feedback' && dueAt !== null && dueAt <= now()
      for (const claim of claims.filter(isLate)) resolved(claim, 'auto_accepted')
      for (const each of refunds.filter(({ disputeId }) => disputeId === null)) {
        for (; each.told <= stepOf(each); each.told += 1) {
          const word = statusAt(each, each.told).replace('_', '-')
          announce(`refund.${word}`, each.paid.reference, { amount: String(each.amount), status: word })
        }
      }
    },
    reset: (): void => {
      refunds = []
      claims = []
      losesNextAnswer = false
    },
  }
}
