import type { Telemetry } from '../telemetry.ts'

/** What the shop did in a day, and what waits for a person. Amounts are in the minor unit of their currency. */
export type Figures = Readonly<{
  day: ReadonlyArray<Readonly<{ currency: string; sales: number; revenue: number; refunds: number }>>
  review: Readonly<{ waiting: number; oldestSeconds: number }>
  notices: Readonly<{ dead: number }>
}>

/** However often somebody looks, the database is asked this often at most. */
const keptMs = 15_000

/** Asks no more often than it must; what cannot be told is null, and asked for again soon. */
const kept = <A>(ask: () => Promise<A | null>, now: () => number): (() => Promise<A | null>) => {
  let last: Readonly<{ at: number; answer: Promise<A | null> }> | null = null
  return () => {
    if (last === null || now() - last.at >= keptMs) last = { at: now(), answer: ask().catch(() => null) }
    return last.answer
  }
}

/** The shop's figures, asked for when somebody looks. `ask` answers null where the database cannot tell. */
export const watchFigures = (
  { meter }: Telemetry,
  ask: () => Promise<Figures | null>,
  now: () => number = () => performance.now(),
): void => {
  const gauge = (name: string, description: string) => meter.createObservableGauge(name, { description })
  const sales = gauge('vexa_sales_last_day', 'Sales of the last 24 hours, by currency')
  const revenue = gauge(
    'vexa_revenue_last_day',
    'What was sold in the last 24 hours, in the minor unit of the currency',
  )
  const refunds = gauge('vexa_refunds_last_day', 'What went back in the last 24 hours, in the minor unit')
  const waiting = gauge('vexa_review_items', 'Payments that wait for a person')
  const oldest = gauge('vexa_review_oldest_seconds', 'How long the oldest of them waits')
  const dead = gauge('vexa_dead_notices', 'Notices of the provider that nobody could work off')
  const current = kept(ask, now)
  meter.addBatchObservableCallback(
    async (observed) => {
      const figures = await current()
      if (figures === null) return
      for (const { currency, ...sums } of figures.day) {
        observed.observe(sales, sums.sales, { currency })
        observed.observe(revenue, sums.revenue, { currency })
        observed.observe(refunds, sums.refunds, { currency })
      }
      observed.observe(waiting, figures.review.waiting)
      observed.observe(oldest, figures.review.oldestSeconds)
      observed.observe(dead, figures.notices.dead)
    },
    [sales, revenue, refunds, waiting, oldest, dead],
  )
}
