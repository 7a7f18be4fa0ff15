import { Client } from 'pg'
import { invariants } from '../../src/adapters/persistence/insight/invariants.reads.ts'
import { systemClock } from '../../src/adapters/security/crypto.random.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import type { Clock } from '../../src/ports/kernel/clock.ts'
import { type PretendPaystack, pretendPaystack } from '../support/pretend-paystack.ts'
import { shopDatabase } from '../support/shop.ts'
import { type Choose, type Played, type Player, play } from './explore.ts'
import { type Instance, instanceOn } from './instance.ts'
import { whoWaits } from './who-waits.ts'

const secretKey = 'sk_test_of_the_stage'

/** Patience that a busy machine does not exhaust: no schedule may be decided by time. */
const patient = { LIMIT_LOCK_MS: '30000', LIMIT_STATEMENT_MS: '30000', LIMIT_IDLE_TRANSACTION_MS: '60000' }

type Row = Readonly<Record<string, unknown>>

/** A database with several instances of the shop on it, whose rows can be put back as they were. */
export type Stage = Readonly<{
  instances: ReadonlyArray<Instance>
  paystack: PretendPaystack
  secretKey: string
  sql: (text: string, values?: ReadonlyArray<unknown>) => Promise<ReadonlyArray<Row>>
  /** Begins anew, with nothing kept. */
  clear: () => Promise<void>
  /** Remembers all rows as they are. */
  keep: () => Promise<void>
  /** Puts back the rows of every table that these statements wrote to. */
  restore: (statements: ReadonlyArray<string>) => Promise<void>
  /** What breaks the invariants, by their names. */
  broken: () => Promise<Readonly<Record<string, unknown>>>
  play: (players: ReadonlyArray<Omit<Player, 'gate'>>, choose: Choose) => Promise<Played>
  close: () => Promise<void>
}>

/** Everything that holds rows but what is never written here, with the columns that can be written. */
const tablesOf = async (client: Client) =>
  (
    await client.query<{ name: string; columns: string }>(
      `select format('%I', table_name) as name,
              string_agg(format('%I', column_name), ', ' order by ordinal_position) as columns
         from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
          and table_name not in ('migrations', 'categories')
        group by table_schema, table_name`,
    )
  ).rows

/** What goes with a workflow that is deleted. */
const withWorkflows = ['workflow_versions', 'listed_contents', 'workflow_categories']

/** What triggers write. */
const noted = ['figures_pending', 'standing_counts_pending', 'day_figures']

/** The tables that statements write to, as they name them. */
const written = (statements: ReadonlyArray<string>): ReadonlyArray<string> => {
  const named = statements.flatMap((text) =>
    [...text.matchAll(/\b(?:insert into|update|delete from) "?([a-z_]+)"?/gi)].map(([, name]) => String(name)),
  )
  return [...new Set([...named, ...noted, ...(named.includes('workflows') ? withWorkflows : [])])]
}

/** As a replica, which takes everything over: what is append-only refuses to be emptied otherwise. */
const asReplica = `set local session_replication_role = replica`

const allInvariants = invariants
  .map(({ name, sql }) => `select '${name}' as name, coalesce(json_agg(x), '[]') as rows from (${sql}) x`)
  .join(' union all ')

export const openStage = async (
  count = 2,
  clock: Clock = systemClock,
  settings: Readonly<Record<string, string>> = {},
): Promise<Stage> => {
  const { url, drop } = await shopDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(
    `do $$ begin execute format('alter database %I set deadlock_timeout = ''20ms''', current_database()); end $$`,
  )
  const paystack = pretendPaystack(clock.now)
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '3',
    PAYSTACK_SECRET_KEY: secretKey,
    TOKEN_KEYS: await newTokenKeys(),
    ...patient,
    ...settings,
  }
  const instances: Array<Instance> = []
  for (let made = 0; made < count; made += 1) instances.push(await instanceOn(environment, clock, paystack.provisions))
  const restoring = new Map<string, string>()
  let restorePaystack: () => void = () => undefined

  return {
    instances,
    paystack,
    secretKey,
    sql: async (text, values = []) => (await client.query<Row>(text, [...values])).rows,
    clear: async () => {
      const names = (await tablesOf(client)).map(({ name }) => name)
      await client.query(`begin; ${asReplica}; truncate ${names.join(', ')}, pgboss.job cascade; commit`)
    },
    keep: async () => {
      await client.query('drop schema if exists kept cascade; create schema kept')
      restoring.clear()
      for (const { name, columns } of await tablesOf(client)) {
        await client.query(`create table kept.${name} as select ${columns} from public.${name}`)
        const { rowCount } = await client.query(`select from kept.${name} limit 1`)
        const refill = `insert into ${name} (${columns}) overriding system value select * from kept.${name}`
        restoring.set(name, rowCount === 1 ? `delete from ${name}; ${refill}` : `delete from ${name}`)
      }
      restorePaystack = paystack.keep()
    },
    restore: async (statements) => {
      const parts = written(statements).flatMap((name) => restoring.get(name) ?? [])
      await client.query([asReplica, 'delete from pgboss.job', ...parts].join('; '))
      restorePaystack()
      paystack.set('answered')
    },
    broken: async () => {
      const { rows } = await client.query<{ name: string; rows: ReadonlyArray<unknown> }>(allInvariants)
      return Object.fromEntries(rows.filter((each) => each.rows.length > 0).map((each) => [each.name, each.rows]))
    },
    play: (players, choose) =>
      play(
        players.map((player, at) => ({ ...player, gate: (instances[at] as Instance).gate })),
        choose,
        whoWaits(client),
      ),
    close: async () => {
      await Promise.all(instances.map(({ close }) => close()))
      await client.end()
      await drop()
    },
  }
}
