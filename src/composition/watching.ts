import type { Telemetry } from '../adapters/observability/telemetry.ts'
import { type Figures, watchFigures } from '../adapters/observability/watch/figures.ts'
import { watchProcess } from '../adapters/observability/watch/process.ts'
import { watchedBooks } from '../adapters/observability/watch/shop.ts'
import { recentFigures } from '../adapters/persistence/insight/figures.reads.ts'
import type { Database } from '../adapters/persistence/kernel/database.ts'
import { E, O } from '../domain/kernel/fp.ts'
import { Books } from '../ports/insight/books.ts'
import { type Port, type Provision, provide } from '../ports/kernel/port.ts'
import type { Settings } from './configuration/schema.ts'
import { isWatched } from './telemetry.ts'

const nothing = { sales: 0, revenue: 0, refunds: 0 }

/** In a currency in which nothing was sold, nothing is a figure too. */
const inEach = (currencies: Settings['CURRENCIES'], figures: Figures): Figures => {
  const sold = new Map(figures.day.map((each) => [each.currency, each]))
  const all = new Set([...currencies, ...sold.keys()])
  return { ...figures, day: [...all].map((currency) => sold.get(currency) ?? { currency, ...nothing }) }
}

/** The ports of the stores that are looked at, once more. */
export const watchedProvisions = (asked: ReadonlyArray<Provision>, telemetry: Telemetry): ReadonlyArray<Provision> => {
  const served = new Map(asked)
  const of = <A>(port: Port<A>): A => served.get(port) as A
  return [provide(Books, watchedBooks(telemetry, of(Books)))]
}

/** Watches the process and the shop's business, where somebody looks; answers how to stop. */
export const watchShop = (telemetry: Telemetry, db: Database, { CURRENCIES }: Settings): (() => void) => {
  if (!isWatched(telemetry)) return () => undefined
  watchFigures(telemetry, async () => {
    const asked = await recentFigures(db)()
    return E.isRight(asked) && O.isSome(asked.right) ? inEach(CURRENCIES, asked.right.value) : null
  })
  return watchProcess(telemetry)
}
