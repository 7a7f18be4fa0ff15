import { uuidIds } from '../../../src/adapters/security/crypto.random.ts'
import { Transact } from '../../../src/ports/kernel/transact.ts'
import { aWorkflow, stock } from '../../contract/delivery/stock.ts'
import { seeded } from '../../schedules/choices.ts'
import { type Notes, newNotes } from '../../torture/notes.ts'
import { type Errand, shop, type Town } from '../../torture/shopper.ts'
import type { Site } from './site.ts'
import { until } from './until.ts'

/** People who browse, buy and download until they are sent home. */
export type Crowd = Readonly<{
  notes: Notes
  /** Ends when so many more downloads were made than there were when it was asked. */
  fetchedMore: (count: number, withinMs: number) => Promise<void>
  /** Sends them home; ends when all have left. */
  leave: () => Promise<void>
}>

const stocked = async ({ shop: { resolve } }: Site): Promise<ReadonlyArray<string>> => {
  const items: Array<string> = []
  for (const amount of [250_000, 500_000, 120_000]) {
    const workflow = aWorkflow({ ids: uuidIds }, { price: { amount, currency: 'NGN' } })
    items.push((await stock({ of: resolve, transact: resolve(Transact) }, workflow)).id)
  }
  return items
}

/** Puts three items on the shelves of a site and lets people in. */
export const letIn = async (site: Site, shoppers: number): Promise<Crowd> => {
  const notes = newNotes()
  const items = await stocked(site)
  let isOver = false
  const errand = (own: number): Errand<Town> => ({
    town: site,
    notes,
    items,
    coupons: [],
    chance: seeded(own + 1),
    isOver: () => isOver,
  })
  const buying = Promise.all(Array.from({ length: shoppers }, (_, at) => shop(errand(at))))
  return {
    notes,
    fetchedMore: (count, withinMs) => {
      const enough = notes.downloads.length + count
      const answers = () => [...notes.answers].join('; ')
      return until(`${count} more were fetched`, async () => notes.downloads.length >= enough, withinMs, answers)
    },
    leave: async () => {
      isOver = true
      await buying
    },
  }
}

/** An answer that a buyer should never see: none at all, a server's failure, or "later". */
export const failed = ({ answers }: Notes): ReadonlyArray<string> =>
  [...answers.keys()].filter((key) => / (0|5\d\d|429)$/.test(key))

/** Every answer that was given, and how often. */
export const listed = ({ answers }: Notes): string =>
  [...answers]
    .toSorted()
    .map(([answer, count]) => `${answer}: ${count}`)
    .join('\n')
