import type { WorkflowStatus } from '../catalogue/workflow.ts'
import type { Money } from '../kernel/money.ts'
import {
  type Figures,
  figuresOfLedger,
  figuresOfSales,
  type LedgerSums,
  netOf,
  noFigures,
  plus,
  type SalesSums,
} from './figures.ts'
import { type Interval, intervalStart } from './interval.ts'
import type { TimeZone } from './time-zone.ts'

/** Sums of one quarter of an hour (see slot.ts) and currency; the books take any currency that a provider sends. */
type Slot = Readonly<{ at: Date; currency: string }>
export type SalesSlot = Slot & SalesSums
export type LedgerSlot = Slot & LedgerSums

export type TopWorkflow = Readonly<{
  workflow: Readonly<{ id: string; slug: string; title: string }>
  sales: number
  gross: ReadonlyArray<Money>
}>

/** How many workflows the list of the most sold holds. */
export const mostTopWorkflows = 10

/** Workflows that are on offer or in the making. */
export const countedWorkflows: ReadonlyArray<WorkflowStatus> = ['draft', 'published', 'unlisted']

/** What a shop knows of a period; `users`, `workflows` and `openRequests` are of now. */
export type ShopFacts = Readonly<{
  users: number
  workflows: number
  openRequests: number
  sold: ReadonlyArray<SalesSlot>
  booked: ReadonlyArray<LedgerSlot>
  topWorkflows: ReadonlyArray<TopWorkflow>
  /** Checkouts that the provider opened a page for, and those of them that were paid. */
  checkouts: Readonly<{ initialized: number; paid: number }>
}>

export type Revenue = Omit<Figures, 'sales'> & Readonly<{ currency: string; net: number }>
export type SeriesRow = Pick<Figures, 'sales' | 'gross' | 'refunds'> &
  Readonly<{ from: Date; currency: string; net: number }>

/** Intervals in which nothing happened have no row in `series`. */
export type Stats = Readonly<{
  totals: Readonly<{ users: number; workflows: number; sales: number; openRequests: number }>
  revenue: ReadonlyArray<Revenue>
  series: ReadonlyArray<SeriesRow>
  topWorkflows: ReadonlyArray<TopWorkflow>
  conversion: Readonly<{ checkouts: number; paid: number; ratio: number }>
}>

type Dated = Slot & Readonly<{ figures: Figures }>

/** Adds up what has the same time and currency, in the order of both. */
const summed = (rows: ReadonlyArray<Dated>): ReadonlyArray<Dated> => {
  const sums = new Map<string, Dated>()
  for (const { at, currency, figures } of rows) {
    const key = `${currency} ${at.getTime()}`
    sums.set(key, { at, currency, figures: plus(sums.get(key)?.figures ?? noFigures, figures) })
  }
  return [...sums.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.currency < b.currency ? -1 : 1))
}

const always = new Date(0)

const revenueOf = ({ currency, figures: { sales: _, ...figures } }: Dated): Revenue => ({
  currency,
  ...figures,
  net: netOf({ ...noFigures, ...figures }),
})

const rowOf = ({ at, currency, figures }: Dated): SeriesRow => ({
  from: at,
  currency,
  sales: figures.sales,
  gross: figures.gross,
  refunds: figures.refunds,
  net: netOf(figures),
})

/** Puts the facts of a period together as the operator sees them: sums of the same slots, so that rows and totals agree. */
export const statsOf = (
  { users, workflows, openRequests, sold, booked, topWorkflows, checkouts }: ShopFacts,
  { zone, interval }: Readonly<{ zone: TimeZone; interval: Interval }>,
): Stats => {
  const slots: ReadonlyArray<Dated> = [
    ...sold.map(({ at, currency, ...sums }) => ({ at, currency, figures: figuresOfSales(sums) })),
    ...booked.map(({ at, currency, ...sums }) => ({ at, currency, figures: figuresOfLedger(sums) })),
  ]
  const startOf = intervalStart(zone, interval)
  const byInterval = summed(slots.map((slot) => ({ ...slot, at: startOf(slot.at) })))
  const { initialized, paid } = checkouts
  return {
    totals: { users, workflows, sales: sold.reduce((sum, { count }) => sum + count, 0), openRequests },
    revenue: summed(byInterval.map((sum) => ({ ...sum, at: always }))).map(revenueOf),
    series: byInterval.map(rowOf),
    topWorkflows,
    conversion: { checkouts: initialized, paid, ratio: initialized === 0 ? 0 : paid / initialized },
  }
}
