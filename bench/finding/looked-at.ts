import { Client, escapeLiteral, type Pool, type QueryConfig } from 'pg'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../../src/adapters/persistence/kernel/events.store.ts'

type Asked = Readonly<{ name: string; text: string; values: ReadonlyArray<unknown> }>

/** What PostgreSQL did for a read: pages touched, and tables that it read from end to end. */
export type Cost = Readonly<{ buffers: number; readWhole: ReadonlyArray<string> }>

export type LookedAt = Readonly<{
  db: Database
  /** Runs a read, and then each of its statements again with PostgreSQL's account of them, by the plans it keeps. */
  cost: (read: () => Promise<unknown>) => Promise<Cost>
  close: () => Promise<void>
}>

type Plan = Readonly<{
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Actual Loops': number
  Plans?: ReadonlyArray<Plan>
}>

const wholeIn = (plan: Plan): ReadonlyArray<string> => [
  ...(plan['Node Type'] === 'Seq Scan' && plan['Actual Loops'] > 0 ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(wholeIn),
]

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::text[]`
  if (value instanceof Date) return escapeLiteral(value.toISOString())
  return typeof value === 'number' ? String(value) : escapeLiteral(String(value))
}

/** After five runs PostgreSQL decides whether it keeps one plan for all values. */
const runsUntilDecided = 6

const explain = async (client: Client, { name, text, values }: Asked): Promise<Cost> => {
  const { rowCount } = await client.query('select from pg_prepared_statements where name = $1', [name])
  if (rowCount === 0) await client.query(`prepare ${name} as ${text}`)
  const run = `execute ${name}${values.length === 0 ? '' : `(${values.map(literal).join(', ')})`}`
  if (rowCount === 0) for (let nth = 0; nth < runsUntilDecided; nth += 1) await client.query(run)
  const { rows } = await client.query<{ 'QUERY PLAN': ReadonlyArray<{ Plan: Plan }> }>(
    `explain (analyze, buffers, timing off, format json) ${run}`,
  )
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  if (plan === undefined) throw new Error(`no plan of ${text}`)
  return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], readWhole: wholeIn(plan) }
}

/** A database whose reads can be looked at. What is asked goes through the shop's own pool, and nothing is changed. */
export const lookedAt = async (url: string): Promise<LookedAt> => {
  const opened = await openDatabase([EventRow], { ...usualDatabaseSettings, statementTimeoutMs: 60_000, url })
  const client = new Client({ connectionString: url })
  await client.connect()
  let asked: Array<Asked> | null = null
  const pool: Pool = Object.create(opened.pool, {
    query: {
      value: (config: QueryConfig & { name: string }) => {
        asked?.push({ name: config.name, text: config.text, values: config.values ?? [] })
        return opened.pool.query(config)
      },
    },
  })
  return {
    db: { ...opened, pool },
    cost: async (read) => {
      const statements: Array<Asked> = []
      asked = statements
      await read()
      asked = null
      let sum: Cost = { buffers: 0, readWhole: [] }
      for (const each of statements) {
        const { buffers, readWhole } = await explain(client, each)
        sum = { buffers: sum.buffers + buffers, readWhole: [...sum.readWhole, ...readWhole] }
      }
      return sum
    },
    close: async () => {
      await client.end()
      await opened.close()
    },
  }
}
