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
import type { Reading } from '../kernel/database.ts'
import { read, type Statement } from '../kernel/sql.ts'
import { factsByLeaders, factsByMonths, factsOfAlways, factsOfRange, knownTimes } from './statistics.statements.ts'

type Known = Readonly<{ first: string | null; last: string | null }>

/** A part's place, its currency, and its sums in the order of the statement. */
type PartSums = readonly [
  part: number,
  currency: string,
  count: number,
  total: number,
  discounts: number,
  taxPayable: number,
  refunds: number,
  refundsTax: number,
  chargebacks: number,
  chargebacksTax: number,
  paystackFees: number,
  buyerFees: number,
  begun: number,
  paid: number,
]

type Selected = Known &
  Readonly<{
    users: string
    workflows: string
    requests: string
    /** `PartSums` in JSON. */
    parts: string
    isWhole: boolean
    top: ReadonlyArray<TopWorkflow>
  }>

const instants = (all: ReadonlyArray<number>): ReadonlyArray<string> => all.map((ms) => new Date(ms).toISOString())

const ends = (ranges: ReadonlyArray<Range>) => [
  instants(ranges.map(({ fromMs }) => fromMs)),
  instants(ranges.map(({ toMs }) => toMs)),
]

const noEdge: Range = { fromMs: 0, toMs: 0 }

const edgeValues = ([first = noEdge, last = noEdge]: ReadonlyArray<Range>) =>
  instants([first.fromMs, first.toMs, last.fromMs, last.toMs])

const spans = (all: ReadonlyArray<Stretch>) => [all.map(({ span }) => span), ...ends(all)]

/** Nothing of what sold in parts of a day is kept by workflow. */
const workflowValues = (range: Range) => {
  const { whole, edges } = cut(range, dayMs)
  return [...spans(stretches(whole.fromMs, whole.toMs)), ...instants([whole.fromMs, whole.toMs]), ...edgeValues(edges)]
}

const figureValues = ({ parts, stretches: kept, slots: { whole, edges } }: Cover) => [
  ...spans(kept.filter(({ span }) => span !== 'day')),
  ...ends(kept.filter(({ span }) => span === 'day')),
  instants(parts.map(({ fromMs }) => fromMs)),
  ...instants([whole.fromMs, whole.toMs]),
  ...edgeValues(edges),
  openStatuses,
  countedWorkflows,
]

const sumsOf = (found: PartSums) => ({
  count: found[2],
  total: found[3],
  discounts: found[4],
  taxPayable: found[5],
  refunds: found[6],
  refundsTax: found[7],
  chargebacks: found[8],
  chargebacksTax: found[9],
  paystackFees: found[10],
  buyerFees: found[11],
})

const isSomething = ([, , ...sums]: PartSums): boolean => sums.some((sum) => sum !== 0)

const toFacts = ({ parts }: Cover, row: Selected): ShopFacts => {
  const kept: ReadonlyArray<PartSums> = JSON.parse(row.parts)
  const found = kept.filter(isSomething)
  return {
    users: Number(row.users),
    workflows: Number(row.workflows),
    openRequests: Number(row.requests),
    intervals: found.map((sums): IntervalSums => {
      const start = parts[sums[0]]?.start
      if (start === undefined) throw new Error('figures of a time that was not asked for')
      return { from: start, currency: sums[1], ...sumsOf(sums) }
    }),
    topWorkflows: row.top,
    checkouts: {
      initialized: found.reduce((sum, { 12: begun }) => sum + begun, 0),
      paid: found.reduce((sum, { 13: paid }) => sum + paid, 0),
    },
  }
}

const only = <Row>(rows: ReadonlyArray<Row>): Row => {
  const [row] = rows
  if (row === undefined) throw new Error('the statistics always have a row')
  return row
}

type Ask = Readonly<{ statement: Statement; values: ReadonlyArray<unknown> }>

const monthOf = (ms: number): number => Date.UTC(new Date(ms).getUTCFullYear(), new Date(ms).getUTCMonth(), 1)

/**
 * The questions that tell what happened, the quickest first: another one follows where it was not enough. Who led in a
 * long time is among those who ever led; in a short one, among those who led in its months.
 */
const questionsOf = (cover: Cover, range: Range, reach: Range, isAlways: boolean): readonly [Ask, ...Ask[]] => {
  const values = figureValues(cover)
  if (isAlways) return [{ statement: factsOfAlways, values }]
  const ofRange = [...values, ...workflowValues(range)]
  const all = { statement: factsOfRange, values: ofRange }
  if (2 * (range.toMs - range.fromMs) > reach.toMs - reach.fromMs)
    return [{ statement: factsByLeaders, values: ofRange }, all]
  const months = instants([monthOf(range.fromMs), range.toMs])
  return [{ statement: factsByMonths, values: [...ofRange, ...months] }, all]
}

const nothing: Range = { fromMs: 0, toMs: 0 }
const always: Period = { from: null, to: null }

const rangeOf = ({ first, last }: Known, period: Period): Range => {
  if (first === null || last === null) return nothing
  const range = reachOf(period, { firstMs: Number(first), lastMs: Number(last) })
  return range.fromMs < range.toMs ? range : nothing
}

export const postgresStatistics = (db: Reading): Statistics => {
  const asked = ([{ statement, values }, ...others]: readonly [Ask, ...Ask[]]): TE.TaskEither<Unavailable, Selected> =>
    pipe(
      read(db)<Selected>(statement, values),
      TE.map(only),
      TE.flatMap((row) => {
        const [next, ...rest] = others
        return row.isWhole || next === undefined ? TE.right(row) : asked([next, ...rest])
      }),
    )
  /** Where figures of another time have come meanwhile, it is asked again. */
  const from = (known: Known, period: Period, calendar: Calendar): TE.TaskEither<Unavailable, ShopFacts> => {
    const range = rangeOf(known, period)
    const cover = coverOf(range, calendar)
    const isAlways = period.from === null && period.to === null
    return pipe(
      asked(questionsOf(cover, range, rangeOf(known, always), isAlways)),
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
