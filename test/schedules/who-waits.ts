import type { WhoWaits } from './explore.ts'

type Asked = Readonly<{
  query: (text: string, values: Array<unknown>) => Promise<{ rows: ReadonlyArray<Readonly<{ pid: number }>> }>
}>

const waiting = 'select pid from unnest($1::int[]) as pid where cardinality(pg_blocking_pids(pid)) > 0'

/** Asks the database itself which connections wait for a lock. */
export const whoWaits =
  (observer: Asked): WhoWaits =>
  async (pids) => {
    const { rows } = await observer.query(waiting, [[...pids]])
    return new Set(rows.map(({ pid }) => pid))
  }
