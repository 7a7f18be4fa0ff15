import type { WorkflowStatus } from '../catalogue/workflow.ts'
import type { Money } from '../kernel/money.ts'
import {
  type Figures,
  figuresOfLedger,
  figuresOfSales,
  isNothing,
  type LedgerSums,
  netOf,
  noFigures,
  plus,
  type SalesSums,
} from './figures.ts'
import type { Interval } from './interval.ts'
import type { TimeZone } from './time-zone.ts'

/** How people in a zone count time. */
export type Calendar = Readonly<{ zone: TimeZone; interval: Interval }>

/** Sums of the interval that begins at `from`, in one currency; the books take any currency that a provider sends. */
export type IntervalSums = Readonly<{ from: Date; currency: string }> & SalesSums & LedgerSums

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
  /** An interval and currency may come in several parts, in any order. */
  intervals: ReadonlyArray<IntervalSums>
  topWorkflows: ReadonlyArray<TopWorkflow>
  /** Checkouts that the provider opened a page for, and those of them that were paid. */
  checkouts: Readonly<{ initialized: number; paid: number }>
}>

export type Revenue = Omit<Figures, 'sales'> & Readonly<{ currency: string; net: number }>
export type SeriesRow = Pick<Figures, 'sales' | 'gross' | 'refunds'> &
  Readonly<{ from: Date; currency: string; net: number }>

/** Intervals in which nothing was earned or given back have no row in `series`. */
export type Stats = Readonly<{
  totals: Readonly<{ users: number; workflows: number; sales: number; openRequests: number }>
  revenue: ReadonlyArray<Revenue>
  series: ReadonlyArray<SeriesRow>
  topWorkflows: ReadonlyArray<TopWorkflow>
  conversion: Readonly<{ checkouts: number; paid: number; ratio: number }>
}>

type Dated = Readonly<{ from: Date; currency: string; figures: Figures }>

/** Adds up what has the same time and currency, in the order of both. */
const summed = (rows: ReadonlyArray<Dated>): ReadonlyArray<Dated> => {
  const sums = new Map<string, Dated>()
  for (const row of rows) {
    const key = `${row.currency} ${row.from.getTime()}`
    const known = sums.get(key)
    sums.set(key, known === undefined ? row : { ...known, figures: plus(known.figures, row.figures) })
  }
  return [...sums.values()].sort((a, b) => a.from.getTime() - b.from.getTime() || (a.currency < b.currency ? -1 : 1))
}

const always = new Date(0)

const revenueOf = ({ currency, figures: { sales: _, ...figures } }: Dated): Revenue => ({
  currency,
  ...figures,
  net: netOf({ ...noFigures, ...figures }),
})

const rowOf = ({ from, currency, figures }: Dated): SeriesRow => ({
  from,
  currency,
  sales: figures.sales,
  gross: figures.gross,
  refunds: figures.refunds,
  net: netOf(figures),
})

/** Puts the facts of a period together as the operator sees them: sums of the same rows, so that rows and totals agree. */
export const statsOf = ({ users, workflows, openRequests, intervals, topWorkflows, checkouts }: ShopFacts): Stats => {
  const rows = summed(
    intervals.map((sums) => ({
      from: sums.from,
      currency: sums.currency,
      figures: plus(figuresOfSales(sums), figuresOfLedger(sums)),
    })),
  ).filter(({ figures }) => !isNothing(figures))
  const { initialized, paid } = checkouts
  return {
    totals: { users, workflows, sales: rows.reduce((sum, { figures }) => sum + figures.sales, 0), openRequests },
    revenue: summed(rows.map((row) => ({ ...row, from: always }))).map(revenueOf),
    series: rows.map(rowOf),
    topWorkflows,
    conversion: { checkouts: initialized, paid, ratio: initialized === 0 ? 0 : paid / initialized },
  }
}
