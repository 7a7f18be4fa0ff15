import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** The shop's database, as a scenario looks at it from outside: to empty it, to wait for jobs, to move its time. */
export type ShopDatabase = Readonly<{
  /** Everything as it was when the shop opened, but for the time. */
  empty: () => Promise<void>
  /** Jobs that run or could run now, and those that failed once and will be tried again in a moment. */
  jobsUnderWay: () => Promise<number>
  /** Forgets the jobs that wait, and tells how many run. */
  jobsLeftRunning: () => Promise<number>
  setAhead: (ms: number) => Promise<void>
  close: () => Promise<void>
}>

const kept = ['migrations', 'app_clock', 'admins']

const dueJobs = `select count(*)::int as count from pgboss.job
  where name not like '\\_\\_pgboss%'
    and (state = 'active' or (state in ('created', 'retry') and start_after <= now()) or (state = 'retry' and retry_count = 0))`

/** Jobs that no longer run are gone with what they were about; those that run on must not be waited for. */
const forgetJobs = `delete from pgboss.job where state <> 'active'`

const runningJobs = `select count(*)::int as count from pgboss.job
  where name not like '\\_\\_pgboss%' and state = 'active'`

type Owner = Readonly<{ id: string; name: string; password_hash: string }>
const asTheyWere = `update admins set name = $2, role = 'owner', status = 'active', password_hash = $3 where id = $1`

const tablesOf = async (client: Client): Promise<ReadonlyArray<string>> => {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and not tablename = any($1)`,
    [kept],
  )
  return rows.map(({ name }) => name)
}

export const openShopDatabase = async (url: string): Promise<ShopDatabase> => {
  const client = new Client({ connectionString: url, application_name: 'features' })
  await client.connect()
  const tables = await tablesOf(client)
  const { rows: owners } = await client.query<Owner>('select id, name, password_hash from admins')
  return {
    empty: async () => {
      // As a replica, which takes everything over: what is append-only refuses to be emptied otherwise.
      await client.query(`set local session_replication_role = replica; truncate ${tables.join(', ')}`)
      for (const { id, name, password_hash } of owners) await client.query(asTheyWere, [id, name, password_hash])
      await client.query('delete from admins where not id = any($1)', [owners.map(({ id }) => id)])
      await client.query(forgetJobs)
    },
    jobsUnderWay: async () => (await client.query<{ count: number }>(dueJobs)).rows[0]?.count ?? 0,
    jobsLeftRunning: async () => {
      await client.query(forgetJobs)
      return (await client.query<{ count: number }>(runningJobs)).rows[0]?.count ?? 0
    },
    setAhead: async (ms) => {
      await client.query(
        `insert into app_clock (shift) values ($1 * interval '1 millisecond')
           on conflict (only_row) do update set shift = excluded.shift`,
        [ms],
      )
    },
    close: () => client.end(),
  }
}

const patienceMs = 15_000
const pauseMs = 10

/** Waits until `count` is 0; twice in a row, for what ends may have begun something else. */
export const untilNone = async (what: string, count: () => Promise<number>): Promise<void> => {
  const giveUpAt = Date.now() + patienceMs
  for (let quiet = 0; quiet < 2; ) {
    const left = await count()
    quiet = left === 0 ? quiet + 1 : 0
    if (Date.now() > giveUpAt) throw new Error(`after ${patienceMs} ms there are still ${left} ${what}`)
    if (left > 0) await sleep(pauseMs)
  }
}
