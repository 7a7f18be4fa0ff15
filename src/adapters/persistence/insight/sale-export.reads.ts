import type { PoolClient } from 'pg'
import type { ListedSale } from '../../../domain/insight/listed-sale.ts'
import { TE } from '../../../domain/kernel/fp.ts'
import type { SaleDirectory, SaleFilter } from '../../../ports/insight/sale-directory.ts'
import { type Unavailable, unavailable } from '../../../ports/kernel/transact.ts'
import type { Reading } from '../kernel/database.ts'
import { isLost } from '../kernel/lost.ts'
import { type SelectedSale, selectSales, toListedSale } from './sale.row.ts'
import { hasText, meantSales, textValues } from './sale-filter.ts'

/** Each holds a connection and a snapshot for as long as its reader takes. */
const mostAtOnce = 2
const lot = 500
/** How long the first lot, or one after it, may take to find. */
const longestSearch = '60s'
/** How long a reader may make nothing of a lot before its connection is wanted back. */
const longestPause = '60s'

const opening = (filter: SaleFilter): Readonly<{ text: string; values: ReadonlyArray<unknown> }> => {
  const { sql, values } = meantSales(filter, 1)
  const text =
    filter.text === null
      ? { sql: [], values: [] }
      : { sql: [hasText(values.length + 1)], values: textValues(filter.text) }
  const where = ['true', ...sql, ...text.sql].join(' and ')
  return {
    text: `declare sales no scroll cursor for ${selectSales} where ${where} order by s.paid_at desc, s.id desc`,
    values: [...values, ...text.values],
  }
}

/** The lots of an open cursor, of one moment. The connection goes back however the reading ends. */
async function* lots(
  client: PoolClient,
  filter: SaleFilter,
  ended: () => void,
): AsyncGenerator<ReadonlyArray<ListedSale>, undefined> {
  let isWhole = false
  try {
    await client.query('begin isolation level repeatable read, read only')
    await client.query(
      `set local statement_timeout = '${longestSearch}'; set local idle_in_transaction_session_timeout = '${longestPause}'`,
    )
    const { text, values } = opening(filter)
    await client.query(text, [...values])
    // The caller knows by this first, empty lot that the rest will come.
    yield []
    for (let more = true; more; ) {
      const { rows } = await client.query<SelectedSale>(`fetch ${lot} from sales`)
      more = rows.length === lot
      if (rows.length > 0) yield rows.map(toListedSale)
    }
    await client.query('commit')
    isWhole = true
  } finally {
    // A connection that was left in the middle of something is nobody's any more.
    client.release(!isWhole)
    ended()
  }
}

const lost = (cause: unknown): Unavailable => {
  if (isLost(cause)) return unavailable({ what: 'database', cause })
  throw cause
}

/** Who exports at the moment. */
export type ExportTurns = Readonly<{ areTaken: () => boolean; take: () => () => void }>

export const exportTurns = (): ExportTurns => {
  let open = 0
  return {
    areTaken: () => open >= mostAtOnce,
    take: () => {
      open += 1
      let isOpen = true
      return () => {
        if (isOpen) open -= 1
        isOpen = false
      }
    },
  }
}

/** Reads by a cursor: a lot is fetched when the one before it was taken. */
export const everySale =
  ({ pool }: Reading, turns: ExportTurns): SaleDirectory['every'] =>
  (filter) => {
    const begin = async () => {
      const ended = turns.take()
      const client = await pool.connect().catch((error: unknown) => {
        ended()
        throw error
      })
      // A reader who stops without leaving loses the connection, and is no longer counted.
      client.once('end', ended)
      const reading = lots(client, filter, () => {
        client.off('end', ended)
        ended()
      })
      await reading.next()
      return reading
    }
    return () =>
      turns.areTaken()
        ? TE.left(unavailable({ what: 'another export: as many as may run at once are running' }))()
        : TE.tryCatch(begin, lost)()
  }
