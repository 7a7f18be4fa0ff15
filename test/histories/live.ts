import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import { issueMissingPapers } from '../../src/application/sales/receipts/issue-missing-papers.ts'
import { receivePaymentEvent } from '../../src/application/sales/receive-payment-event.ts'
import { beginReconciliation } from '../../src/application/sales/reconciling/begin-reconciliation.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import { succeed } from '../contract/both.ts'
import type { Book } from './book.ts'
import { faultsOf } from './faults.ts'
import type { Rig } from './rig.ts'
import { askedTwice, unfinished, wronged } from './rules.ts'
import type { Step } from './steps.ts'
import { nothing, type Taken, take, work } from './take.ts'
import { unpapered } from './terms.ts'
import { newWorld, noticeOf, type Tax } from './world.ts'

/** A history went wrong: at which step, and how. */
export class Wrong extends Error {}

const hour = 3_600_000
const healing = 'healing'

/** Works on every job that waits, and on what comes of it. */
const workAll = async (rig: Rig): Promise<void> => {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const jobs = await rig.jobs()
    if (jobs.length === 0) return
    for (const job of jobs) await work(rig, job, 1, null)
  }
}

/**
 * Everything works again, and what the shop does by itself is given time: every job, every sweep, the nightly comparison
 * with the provider's lists. Nothing is told a second time.
 */
const heal = async (rig: Rig): Promise<void> => {
  await workAll(rig)
  for (let hours = 0; hours < 36; hours += 6) {
    await succeed(rig.resolve(sweepCheckouts.port)({}))
    await succeed(rig.resolve(sweepOutgoing.port)({}))
    await workAll(rig)
    await rig.advance(6 * hour)
    if (hours % 24 === 0) await succeed(rig.resolve(beginReconciliation.port)({ operator: null }))
  }
  await succeed(rig.resolve(issueMissingPapers.port)({}))
  await workAll(rig)
}

/** Of disputes the provider has no list that is compared: it tells of them for three days, until it is heard. */
const tellOfDisputes = async (rig: Rig): Promise<void> => {
  for (const { reference, disputes } of rig.paystack.charges.values())
    if (disputes.length > 0)
      await succeed(rig.resolve(receivePaymentEvent.port)(noticeOf('dispute', reference, rig.secretKey)))
}

/** How often what came about in a history: its ends, and the crashes on the way. */
export type Tally = Readonly<Record<string, number>>

const tallyOf = (
  { checkouts, sales, refunds, disputes, uses, papers }: Book,
  steps: number,
  crashes: number,
): Tally => {
  const ends = [
    ...checkouts.map(({ status, reason }) => `checkout ${status}${status === 'review' ? ` ${reason}` : ''}`),
    ...sales.map(({ status }) => `sale ${status}`),
    ...refunds.map(({ status }) => `refund ${status}`),
    ...uses.map(({ status, isOver }) => `coupon ${isOver ? 'over its limit' : status}`),
    ...papers.map(({ kind, reason }) => `${kind} of a ${reason}`),
    ...disputes.map(({ status, outcome }) => `dispute ${outcome ?? status}`),
  ]
  const counted = [...Map.groupBy(ends, (end) => end)].map(([end, all]) => [end, all.length] as const)
  return { steps, crashes, ...Object.fromEntries(counted.toSorted()) }
}

/** Lives through a history: after every step everything that must hold holds, and in the end everything is whole. */
export const live = async (rig: Rig, steps: ReadonlyArray<Step>, tax: Tax = 'none'): Promise<Tally> => {
  const world = await newWorld(rig, tax)
  let before = await rig.book()
  const look = async (at: string, { faults, mustSettle, said }: Taken): Promise<void> => {
    const after = await rig.book()
    const { charges } = rig.paystack
    const all = [
      ...faults,
      ...faultsOf(after),
      ...wronged(before, after, { now: rig.now().getTime(), charges, mustSettle, isOneStep: at !== healing, said }),
      ...askedTwice(charges),
      ...(await rig.broken()),
    ]
    if (all.length > 0) throw new Wrong(`after ${at}:\n  ${all.join('\n  ')}`)
    before = after
  }
  for (const [at, step] of steps.entries()) {
    await look(`step ${at}, ${JSON.stringify(step)}`, await take(rig, world, step, before))
  }
  rig.paystack.set('answered')
  await tellOfDisputes(rig)
  await heal(rig)
  await look(healing, nothing)
  const left = [...unfinished(before, rig.paystack.charges), ...unpapered(before)]
  const jobs = (await rig.jobs()).map(({ queue }) => `a job of ${queue} is left`)
  if (left.length + jobs.length > 0) throw new Wrong(`in the end:\n  ${[...left, ...jobs].join('\n  ')}`)
  return tallyOf(before, steps.length, rig.crashes())
}
