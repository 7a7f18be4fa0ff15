import type { Charge } from '../support/pretend-paystack.ts'
import type { Rig } from './rig.ts'
import type { Step } from './steps.ts'
import { nothing, pick, type Taken } from './take.ts'

type Provider = Extract<Step, { do: 'refundByHand' | 'moveRefund' | 'dispute' | 'moveDispute' }>

const share = (amount: number, percent: number): number => Math.max(1, Math.floor((amount / 100) * percent))

/** One of those of all payments that this is still true of: of which payment, and where in its list. */
const oneOf = <A>(
  { paystack }: Rig,
  listed: (charge: Charge) => ReadonlyArray<A>,
  isUnderWay: (each: A) => boolean,
  which: number,
) =>
  pick(
    [...paystack.charges.values()].flatMap((charge) =>
      listed(charge).flatMap((each, at) => (isUnderWay(each) ? [{ reference: charge.reference, at }] : [])),
    ),
    which,
  )

const refundMoved = (rig: Rig, { which, to }: Extract<Step, { do: 'moveRefund' }>): void => {
  const isUnderWay = ({ status }: { status: string }) => status !== 'processed' && status !== 'failed'
  const found = oneOf(rig, ({ refunds }) => refunds, isUnderWay, which)
  if (found !== undefined) rig.paystack.moveRefund(found.reference, found.at, to)
}

const disputeMoved = (rig: Rig, { which, to }: Extract<Step, { do: 'moveDispute' }>): void => {
  const found = oneOf(
    rig,
    ({ disputes }) => disputes,
    ({ status }) => status !== 'resolved',
    which,
  )
  if (found === undefined) return
  const isResolved = to !== 'under_review'
  rig.paystack.moveDispute(found.reference, found.at, {
    status: isResolved ? 'resolved' : 'under_review',
    outcome: isResolved ? to : null,
    resolvedAt: isResolved ? rig.now() : null,
  })
}

/** What happens at the provider alone. */
export const movedAtProvider = (rig: Rig, step: Provider, reference: string | undefined): Taken => {
  const { paystack } = rig
  if (step.do === 'moveRefund') refundMoved(rig, step)
  if (step.do === 'moveDispute') disputeMoved(rig, step)
  const charge = reference === undefined ? undefined : paystack.charges.get(reference)
  if (charge?.word !== 'success') return nothing
  if (step.do === 'refundByHand') paystack.refundByHand(charge.reference, share(charge.amount, step.percent))
  if (step.do === 'dispute')
    paystack.openDispute(charge.reference, step.percent === null ? null : share(charge.amount, step.percent))
  return nothing
}
