import { Client } from 'pg'
import type { Resolve } from '../../src/adapters/http/kernel/perform.ts'
import { invariants } from '../../src/adapters/persistence/insight/invariants.reads.ts'
import { systemClock } from '../../src/adapters/security/crypto.random.ts'
import { newTokenKeys, tokenKeys } from '../../src/adapters/security/token-keys.ts'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import { sendRefund } from '../../src/application/sales/outgoing/send-refund.ts'
import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { container } from '../../src/composition/container.ts'
import { outside } from '../../src/composition/outside.ts'
import { postgres } from '../../src/composition/postgres.ts'
import { world } from '../../src/composition/world.ts'
import { TE } from '../../src/domain/kernel/fp.ts'
import { Alerts } from '../../src/ports/kernel/alerts.ts'
import { type Provision, provide } from '../../src/ports/kernel/port.ts'
import { Timer } from '../../src/ports/kernel/timer.ts'
import { nextTurn } from '../support/next-turn.ts'
import { type PretendPaystack, pretendPaystack } from '../support/pretend-paystack.ts'
import { settingsOf, shopDatabase } from '../support/shop.ts'
import { type Choose, type Played, type Player, play } from './explore.ts'
import { type Gate, gateBefore } from './gate.ts'
import { whoWaits } from './who-waits.ts'

/** One instance of the shop without HTTP and workers: its use cases, on a database handle of its own. */
export type Instance = Readonly<{ resolve: Resolve; gate: Gate; close: () => Promise<void> }>

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

const secretKey = 'sk_test_of_the_stage'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Patience that a busy machine does not exhaust: no schedule may be decided by time. */
const patient = { LIMIT_LOCK_MS: '30000', LIMIT_STATEMENT_MS: '30000', LIMIT_IDLE_TRANSACTION_MS: '60000' }

const outgoingUseCases = [readOutgoing, requestRefund, sendRefund, sweepOutgoing]

const instanceOn = async (
  environment: Readonly<Record<string, string>>,
  provisions: ReadonlyArray<Provision>,
): Promise<Instance> => {
  const settings = settingsOf(environment)
  const keys = await tokenKeys(settings.TOKEN_KEYS ?? '')
  const { db, jobs, provisions: kept } = await postgres(settings, systemClock, silent)
  const gate = gateBefore(db.pool)
  const resolve = container(
    [
      ...world({ clock: systemClock, keys, currencies: settings.CURRENCIES }),
      ...kept,
      ...outside(settings, silent),
      provide(Timer, { wait: () => TE.fromTask(nextTurn) }),
      provide(Alerts, { raise: () => TE.right(undefined) }),
      ...provisions,
    ],
    [...new Set([...capabilities.flatMap(({ useCases }) => useCases), ...outgoingUseCases])],
  )
  return {
    resolve,
    gate,
    close: async () => {
      await jobs.stop(1_000)
      await db.close()
    },
  }
}

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

/** The tables that statements write to, as they name them. */
const written = (statements: ReadonlyArray<string>): ReadonlyArray<string> => {
  const named = statements.flatMap((text) =>
    [...text.matchAll(/\b(?:insert into|update|delete from) "?([a-z_]+)"?/gi)].map(([, name]) => String(name)),
  )
  return [...new Set(named.includes('workflows') ? [...named, ...withWorkflows] : named)]
}

/** As a replica, which takes everything over: what is append-only refuses to be emptied otherwise. */
const asReplica = `set local session_replication_role = replica`

const allInvariants = invariants
  .map(({ name, sql }) => `select '${name}' as name, coalesce(json_agg(x), '[]') as rows from (${sql}) x`)
  .join(' union all ')

export const openStage = async (count = 2): Promise<Stage> => {
  const { url, drop } = await shopDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(
    `do $$ begin execute format('alter database %I set deadlock_timeout = ''20ms''', current_database()); end $$`,
  )
  const paystack = pretendPaystack(systemClock.now)
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '3',
    PAYSTACK_SECRET_KEY: secretKey,
    TOKEN_KEYS: await newTokenKeys(),
    ...patient,
  }
  const instances: Array<Instance> = []
  for (let made = 0; made < count; made += 1) instances.push(await instanceOn(environment, paystack.provisions))
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
