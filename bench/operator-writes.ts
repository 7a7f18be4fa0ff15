import { rm } from 'node:fs/promises'
import { connected } from '../sandbox/postgres/connect.ts'
import { startPostgres } from '../sandbox/postgres/start-postgres.ts'
import { migrate } from '../src/adapters/persistence/kernel/migrate.ts'
import { stock } from './statistics/stock.ts'

/**
 * What the indexes that operators find by cost those who write: rows one by one, with the indexes and without them, in
 * turns, in transactions that are taken back. `node bench/operator-writes.ts [sales]`.
 */
const [many = '100000'] = process.argv.slice(2)
const [rounds, rows] = [7, 1_000]
const dataDir = `/tmp/vexa-operator-writes-${process.pid}`
const log = (line: string) => process.stderr.write(`${line}\n`)

const server = await startPostgres({ dataDir, settings: { shared_buffers: '1GB', fsync: 'off', jit: 'off' }, log })
const url = new URL(server.adminUrl)
url.pathname = '/writes'
await connected(server.adminUrl, (client) => client.query(`create database writes encoding 'UTF8' template template0`))
await migrate(url.href)

/** One row, of `n`, and the indexes that are there for operators who look for it. */
const written = [
  {
    what: 'a sale',
    indexes: ['sales_by_standing', 'sales_by_reference'],
    row: `insert into sales select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
            'reference', 'VX-WRITTEN-' || lpad(n::text, 12, '0'), 'paid_at', now() + n * interval '1 second'))).*
            from sales s where s.id = any_sale`,
  },
  {
    what: 'a user',
    indexes: ['users_by_status', 'users_by_grams'],
    row: `insert into users (id, email, email_key, name, status, password_hash, created_at)
          values (gen_random_uuid(), md5(n::text) || '@written.test', md5(n::text), 'Somebody Written ' || n, 'unverified', '',
                  now() + n * interval '1 second')`,
  },
] as const

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

await connected(url.href, async (client) => {
  await stock(client, Number(many), log)
  await client.query('set session_replication_role = replica')
  const round = async (row: string, without: ReadonlyArray<string>) => {
    await client.query('begin')
    for (const index of without) await client.query(`drop index ${index}`)
    const before = await client.query<{ at: string }>('select pg_current_wal_insert_lsn() as at')
    const begun = performance.now()
    await client.query(`do $$ declare any_sale uuid := (select id from sales limit 1);
      begin for n in 1..${rows} loop ${row}; end loop; end $$`)
    const took = performance.now() - begun
    const bytes = await client.query<{ bytes: string }>('select pg_current_wal_insert_lsn() - $1::pg_lsn as bytes', [
      before.rows[0]?.at,
    ])
    await client.query('rollback')
    return { took: (took * 1_000) / rows, bytes: Number(bytes.rows[0]?.bytes) / rows }
  }
  console.log('| | microseconds | bytes of log |\n|---|---|---|')
  for (const { what, indexes, row } of written) {
    const ways = [...indexes.map((index) => [`${what}, without ${index}`, [index]] as const), [what, []] as const]
    const all = ways.map(([name, without]) => ({ name, without, seen: [] as Array<{ took: number; bytes: number }> }))
    for (let nth = 0; nth < rounds; nth += 1) for (const { without, seen } of all) seen.push(await round(row, without))
    for (const { name, seen } of all)
      console.log(
        `| ${name} | ${median(seen.map((s) => s.took)).toFixed(0)} | ${median(seen.map((s) => s.bytes)).toFixed(0)} |`,
      )
  }
})
await server.stop()
await rm(dataDir, { recursive: true, force: true })
