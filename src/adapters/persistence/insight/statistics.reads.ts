import { type Cover, coverOf, cut, dayMs, type Range, reachOf } from '../../../domain/insight/cover.ts'
import type { Period } from '../../../domain/insight/period.ts'
import {
  type Calendar,
  countedWorkflows,
  type IntervalSums,
  type ShopFacts,
  type TopWorkflow,
} from '../../../domain/insight/stats.ts'
import { type Stretch, stretches } from '../../../domain/insight/stretch.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { openStatuses } from '../../../domain/requests/custom-request.ts'
import type { Statistics } from '../../../ports/insight/statistics.ts'
import type { Unavailable } from '../../../ports/kernel/transact.ts'
import type { Database } from '../kernel/database.ts'
import { read } from '../kernel/sql.ts'
import { factsOfAlways, factsOfRange, knownTimes } from './statistics.statements.ts'

type Known = Readonly<{ first: string | null; last: string | null }>

/** A part's place, its currency, and its sums in the order of the statement. */
type PartSums = readonly [part: number, currency: string, ...sums: ReadonlyArray<number>]

type Selected = Known &
  Readonly<{
    users: string
    workflows: string
    requests: string
    parts: ReadonlyArray<PartSums>
    top: ReadonlyArray<TopWorkflow>
  }>

const instants = (all: ReadonlyArray<number>): ReadonlyArray<string> => all.map((ms) => new Date(ms).toISOString())

const ends = (ranges: ReadonlyArray<Range>) => [
  instants(ranges.map(({ fromMs }) => fromMs)),
  instants(ranges.map(({ toMs }) => toMs)),
]

const spans = (all: ReadonlyArray<Stretch>) => [all.map(({ span }) => span), ...ends(all)]

/** Nothing of what sold in parts of a day is kept by workflow. */
const workflowValues = (range: Range) => {
  const { whole, edges } = cut(range, dayMs)
  return [...spans(stretches(whole.fromMs, whole.toMs)), ...instants([whole.fromMs, whole.toMs]), ...ends(edges)]
}

const figureValues = ({ parts, pieces, slots: { whole, edges } }: Cover) => [
  ...spans(pieces),
  pieces.map(({ part }) => part),
  instants(parts.map(({ fromMs }) => fromMs)),
  ...instants([whole.fromMs, whole.toMs]),
  ...ends(edges),
  openStatuses,
  countedWorkflows,
]

const sumsOf = (sums: ReadonlyArray<number>) => {
  const [count = 0, total = 0, discounts = 0, taxPayable = 0, refunds = 0, refundsTax = 0, ...others] = sums
  const [chargebacks = 0, chargebacksTax = 0, paystackFees = 0, buyerFees = 0, begun = 0, paid = 0] = others
  const ledger = { discounts, taxPayable, refunds, refundsTax, chargebacks, chargebacksTax, paystackFees, buyerFees }
  return { sums: { count, total, ...ledger }, begun, paid }
}

const toFacts = ({ parts }: Cover, row: Selected): ShopFacts => {
  const found = row.parts.map(([part, currency, ...sums]) => ({ part, currency, ...sumsOf(sums) }))
  const intervals = found.flatMap(({ part, currency, sums }): ReadonlyArray<IntervalSums> => {
    const start = parts[part]?.start
    if (start === undefined) throw new Error('figures of a time that was not asked for')
    return [{ ...sums, from: start, currency }]
  })
  return {
    users: Number(row.users),
    workflows: Number(row.workflows),
    openRequests: Number(row.requests),
    intervals,
    topWorkflows: row.top,
    checkouts: {
      initialized: found.reduce((sum, { begun }) => sum + begun, 0),
      paid: found.reduce((sum, { paid }) => sum + paid, 0),
    },
  }
}

const only = <Row>(rows: ReadonlyArray<Row>): Row => {
  const [row] = rows
  if (row === undefined) throw new Error('the statistics always have a row')
  return row
}

export const postgresStatistics = (db: Database): Statistics => {
  const askedFor = (
    known: Known,
    period: Period,
    calendar: Calendar,
  ): readonly [Cover, TE.TaskEither<Unavailable, Selected>] => {
    const { first, last } = known
    const nothing = first === null || last === null
    const range = nothing ? { fromMs: 0, toMs: 0 } : reachOf(period, { firstMs: Number(first), lastMs: Number(last) })
    const cover = coverOf(range.fromMs < range.toMs ? range : { fromMs: 0, toMs: 0 }, calendar)
    const always = period.from === null && period.to === null
    const values = [...figureValues(cover), ...(always ? [] : workflowValues(range))]
    return [cover, pipe(read(db)<Selected>(always ? factsOfAlways : factsOfRange, values), TE.map(only))]
  }
  /** Where figures of another time have come meanwhile, it is asked again. */
  const from = (known: Known, period: Period, calendar: Calendar): TE.TaskEither<Unavailable, ShopFacts> => {
    const [cover, asked] = askedFor(known, period, calendar)
    return pipe(
      asked,
      TE.flatMap((row) =>
        row.first === known.first && row.last === known.last
          ? TE.right(toFacts(cover, row))
          : from(row, period, calendar),
      ),
    )
  }
  return {
    of: (period, calendar) =>
      pipe(
        read(db)<Known>(knownTimes, []),
        TE.map(only),
        TE.flatMap((known) => from(known, period, calendar)),
      ),
  }
}
