import { rm } from 'node:fs/promises'
import { connected } from '../sandbox/postgres/connect.ts'
import { startPostgres } from '../sandbox/postgres/start-postgres.ts'
import { postgresFigureSums } from '../src/adapters/persistence/insight/figure-sums.store.ts'
import { postgresStatistics } from '../src/adapters/persistence/insight/statistics.reads.ts'
import { openDatabase, usualDatabaseSettings } from '../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../src/adapters/persistence/kernel/events.store.ts'
import { migrate } from '../src/adapters/persistence/kernel/migrate.ts'
import { postgresTransact } from '../src/adapters/persistence/kernel/transact.ts'
import { systemClock } from '../src/adapters/security/crypto.random.ts'
import { rollUpFigures } from '../src/application/insight/roll-up-figures.ts'
import { statsOf } from '../src/domain/insight/stats.ts'
import { E } from '../src/domain/kernel/fp.ts'
import { plainSums } from './statistics/plain-sums.ts'
import { questions } from './statistics/questions.ts'
import { stock } from './statistics/stock.ts'

/**
 * The shop's statistics over so many sales of a year, from what is summed up and from all rows, in turns on one
 * PostgreSQL, and whether both say the same. `node bench/statistics.ts [sales] [folder]`: a million by default; with a
 * folder, what was made there is kept for the next time.
 */
const [many = '1000000', folder] = process.argv.slice(2)
const rounds = 15
const dataDir = folder ?? `/tmp/vexa-statistics-${process.pid}`
const log = (line: string) => process.stderr.write(`${line}\n`)

const server = await startPostgres({
  dataDir,
  settings: { shared_buffers: '1GB', fsync: 'off', synchronous_commit: 'off', max_wal_size: '16GB', jit: 'off' },
  log,
})
const name = `statistics_${many}`
const url = new URL(server.adminUrl)
url.pathname = `/${name}`
const known = await connected(server.adminUrl, (client) =>
  client.query('select from pg_database where datname = $1', [name]),
)
if (known.rowCount === 0) {
  await connected(server.adminUrl, (client) =>
    client.query(`create database ${name} encoding 'UTF8' template template0`),
  )
  await migrate(url.href)
  await connected(url.href, (client) => stock(client, Number(many), log))
}
const db = await openDatabase([EventRow], { ...usualDatabaseSettings, statementTimeoutMs: 600_000, url: url.href })

const settled = async <A>(effect: () => Promise<E.Either<unknown, A>>): Promise<A> => {
  const result = await effect()
  if (E.isLeft(result)) throw new Error('no answer', { cause: result.left })
  return result.right
}

const waiting = async (): Promise<number> => {
  const { rows } = await db.pool.query<{ many: number }>('select count(*)::integer as many from figures_pending')
  return rows[0]?.many ?? 0
}
const begun = performance.now()
// One run of the job leaves the rest of very many to the next.
while ((await waiting()) > 0)
  await settled(
    rollUpFigures.make({ sums: postgresFigureSums, transact: postgresTransact(db), clock: systemClock })({}),
  )
log(`rolled up in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
await db.pool.query('vacuum analyze')

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const statistics = postgresStatistics(db)
const rows = ['| what | p50 ms | least ms | from all rows, ms | rows | the same |', '|---|---|---|---|---|---|']
for (const { what, period, calendar } of questions) {
  const times: Array<number> = []
  const plainTimes: Array<number> = []
  let [same, long] = [true, 0]
  for (let nth = -3; nth < rounds; nth += 1) {
    const asked = performance.now()
    const { revenue, series, topWorkflows } = statsOf(await settled(statistics.of(period, calendar)))
    if (nth >= 0) times.push(performance.now() - asked)
    long = series.length
    if (nth < 0 || nth % 5 !== 0) continue
    const again = performance.now()
    const plain = await plainSums(db.pool, period, calendar)
    plainTimes.push(performance.now() - again)
    same &&= JSON.stringify(plain) === JSON.stringify({ revenue, series, topWorkflows })
  }
  const figures = [median(times), Math.min(...times), median(plainTimes)].map((ms) => ms.toFixed(1))
  rows.push(`| ${[what, ...figures, long, same ? 'yes' : 'NO'].join(' | ')} |`)
  log(rows.at(-1) ?? '')
}
process.stdout.write(`${rows.join('\n')}\n`)
await db.close()
await server.stop()
if (folder === undefined) await rm(dataDir, { recursive: true, force: true })
