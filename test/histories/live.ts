import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import { receivePaymentEvent } from '../../src/application/sales/receive-payment-event.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import { succeed } from '../contract/both.ts'
import type { Book } from './book.ts'
import { faultsOf } from './faults.ts'
import type { Rig } from './rig.ts'
import { askedTwice, unfinished, wronged } from './rules.ts'
import type { Step } from './steps.ts'
import { take, work } from './take.ts'
import { newWorld, noticeOf } from './world.ts'

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

/** Everything works again, and what the shop does by itself is given time: every job, every sweep, a day and more. */
const heal = async (rig: Rig): Promise<void> => {
  await workAll(rig)
  for (let hours = 0; hours < 36; hours += 6) {
    await succeed(rig.resolve(sweepCheckouts.port)({}))
    await succeed(rig.resolve(sweepOutgoing.port)({}))
    await workAll(rig)
    await rig.advance(6 * hour)
  }
}

/** Paystack tells again of what it was not heard about: payments for three days, and whatever moved since. */
const tellAgain = async (rig: Rig): Promise<void> => {
  for (const { reference, word, refunds, disputes } of rig.paystack.charges.values()) {
    if (word !== 'success') continue
    await succeed(rig.resolve(receivePaymentEvent.port)(noticeOf('charge', reference, rig.secretKey)))
    if (refunds.length > 0 || disputes.length > 0) await succeed(rig.resolve(readOutgoing.port)({ reference }))
  }
}

/** How often what came about in a history: its ends, and the crashes on the way. */
export type Tally = Readonly<Record<string, number>>

const tallyOf = ({ checkouts, sales, refunds, disputes }: Book, steps: number, crashes: number): Tally => {
  const ends = [
    ...checkouts.map(({ status, reason }) => `checkout ${status}${status === 'review' ? ` ${reason}` : ''}`),
    ...sales.map(({ status }) => `sale ${status}`),
    ...refunds.map(({ status }) => `refund ${status}`),
    ...disputes.map(({ status, outcome }) => `dispute ${outcome ?? status}`),
  ]
  const counted = [...Map.groupBy(ends, (end) => end)].map(([end, all]) => [end, all.length] as const)
  return { steps, crashes, ...Object.fromEntries(counted.toSorted()) }
}

/** Lives through a history: after every step everything that must hold holds, and in the end everything is whole. */
export const live = async (rig: Rig, steps: ReadonlyArray<Step>): Promise<Tally> => {
  const world = await newWorld(rig)
  let before = await rig.book()
  const look = async (at: string, faults: ReadonlyArray<string>, mustSettle: ReadonlyArray<string>): Promise<void> => {
    const after = await rig.book()
    const { charges } = rig.paystack
    const all = [
      ...faults,
      ...faultsOf(after),
      ...wronged(before, after, { now: rig.now().getTime(), charges, mustSettle, isOneStep: at !== healing }),
      ...askedTwice(charges),
      ...(await rig.broken()),
    ]
    if (all.length > 0) throw new Wrong(`after ${at}:\n  ${all.join('\n  ')}`)
    before = after
  }
  for (const [at, step] of steps.entries()) {
    const { faults, mustSettle } = await take(rig, world, step, before)
    await look(`step ${at}, ${JSON.stringify(step)}`, faults, mustSettle)
  }
  rig.paystack.set('answered')
  await tellAgain(rig)
  await heal(rig)
  await tellAgain(rig)
  await workAll(rig)
  await look(healing, [], [])
  const left = unfinished(before, rig.paystack.charges)
  const jobs = (await rig.jobs()).map(({ queue }) => `a job of ${queue} is left`)
  if (left.length + jobs.length > 0) throw new Wrong(`in the end:\n  ${[...left, ...jobs].join('\n  ')}`)
  return tallyOf(before, steps.length, rig.crashes())
}
