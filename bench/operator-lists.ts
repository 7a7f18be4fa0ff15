import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { Client } from 'pg'
import { connected } from '../sandbox/postgres/connect.ts'
import { startPostgres } from '../sandbox/postgres/start-postgres.ts'
import { postgresAuditTrail } from '../src/adapters/persistence/insight/audit-trail.reads.ts'
import { postgresSaleDirectory } from '../src/adapters/persistence/insight/sale-directory.reads.ts'
import { postgresUserDirectory } from '../src/adapters/persistence/insight/user-directory.reads.ts'
import { openDatabase, usualDatabaseSettings } from '../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../src/adapters/persistence/kernel/events.store.ts'
import { migrate } from '../src/adapters/persistence/kernel/migrate.ts'
import { postgresRequestViews } from '../src/adapters/persistence/requests/custom-requests.reads.ts'
import { E, type TE } from '../src/domain/kernel/fp.ts'
import type { SaleFilter } from '../src/ports/insight/sale-directory.ts'
import type { UserFilter } from '../src/ports/insight/user-directory.ts'
import type { PageRequest } from '../src/ports/kernel/page.ts'
import { quantile } from './login-storm/load.ts'
import { crowd } from './operator-lists/crowd.ts'
import { type Plain, plainSales, plainUsers } from './operator-lists/plain.ts'
import { stock } from './statistics/stock.ts'

/**
 * What operators wait for a page of each list, with every filter, where there are very many rows: by the shop's own reads
 * and, where those changed, by one statement for all that walks along the list; in turns.
 * `node bench/operator-lists.ts <folder> [sales] [rounds]`, the folder is kept.
 */
const [folder = '', sales = '1000000', rounds = '15'] = process.argv.slice(2)
if (folder === '') throw new Error('a folder for the database is needed')
const log = (line: string): void => void process.stderr.write(`${line}\n`)

await mkdir(folder, { recursive: true })
const isNew = !existsSync(`${folder}/filled-${sales}`)
const server = await startPostgres({ dataDir: folder, settings: { fsync: 'off', shared_buffers: '1GB' }, log })
const database = new URL(server.adminUrl)
database.pathname = `/lists_${sales}`
if (isNew)
  await connected(server.adminUrl, (client) =>
    client.query(`create database lists_${sales} encoding 'UTF8' template template0`),
  )
await migrate(database.href)
if (isNew) {
  await connected(database.href, async (client) => {
    await stock(client, Number(sales), log)
    await crowd(client, Number(sales))
  })
  await mkdir(`${folder}/filled-${sales}`)
}

const db = await openDatabase([EventRow], { ...usualDatabaseSettings, statementTimeoutMs: 120_000, url: database.href })
const walking = new Client({ connectionString: database.href })
await walking.connect()

const first: PageRequest = { limit: 20, after: null }
const middle: PageRequest = { limit: 20, after: ['2026-04-01T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] }
const last: PageRequest = { limit: 20, after: ['2026-01-01T00:05:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] }
const all: SaleFilter = { status: null, currency: null, from: null, to: null, text: null }
const everybody: UserFilter = { text: null, status: null }

type Question = Readonly<{ name: string; own: () => TE.TaskEither<unknown, unknown>; plain: Plain | null }>

const ofSales = (name: string, filter: Partial<SaleFilter>, page = first): Question => ({
  name: `sales, ${name}`,
  own: () => postgresSaleDirectory(db).list({ ...all, ...filter }, page),
  plain: plainSales({ ...all, ...filter }, page),
})
const ofUsers = (name: string, filter: Partial<UserFilter>, page = first): Question => ({
  name: `users, ${name}`,
  own: () => postgresUserDirectory(db).list({ ...everybody, ...filter }, page),
  plain: plainUsers({ ...everybody, ...filter }, page),
})
const other = (name: string, own: Question['own']): Question => ({ name, own, plain: null })
const noAct = { actor: null, action: null, subject: null, from: null, to: null }

const questions: ReadonlyArray<Question> = [
  ofSales('all', {}),
  ofSales('all, in the middle', {}, middle),
  ofSales('all, the last page', {}, last),
  ofSales('refunded', { status: 'refunded' }),
  ofSales('a status that none has', { status: 'disputed' }),
  ofSales('USD', { currency: 'USD' }),
  ofSales('a currency that none is in', { currency: 'KES' }),
  ofSales('refunded, USD, the last page', { status: 'refunded', currency: 'USD' }, last),
  ofSales('text that all have', { text: 'shop.test' }),
  ofSales('text of one buyer in ten', { text: 'buyer1' }),
  ofSales('text of few buyers', { text: 'buyer77777' }),
  ofSales('text of few items', { text: 'Item 4321' }),
  ofSales('beginning of a reference', { text: 'VX-OF-THE-BENCH-00000000a' }),
  ofSales('text that nothing has', { text: 'nobody at all' }),
  ofSales('one letter that nothing has', { text: 'ø' }),
  ofSales('text of few buyers, refunded', { text: 'buyer777', status: 'refunded' }),
  ofUsers('all', {}),
  ofUsers('all, in the middle', {}, middle),
  ofUsers('suspended', { status: 'suspended' }),
  ofUsers('a status that none has', { status: 'erased' }),
  ofUsers('text that a third has', { text: '@post' }),
  ofUsers('text that all who bought have', { text: 'shop.test' }),
  ofUsers('text of few', { text: 'visitor77777' }),
  ofUsers('text that nobody has', { text: 'nobody at all' }),
  ofUsers('two letters that nobody has', { text: 'øø' }),
  ofUsers('text of few, suspended', { text: 'visitor777', status: 'suspended' }),
  other('requests, all', () => postgresRequestViews(db).all(null, first)),
  other('requests, declined', () => postgresRequestViews(db).all('declined', first)),
  other('requests, a status that none has', () => postgresRequestViews(db).all('delivered', first)),
  other('audit list, all', () => postgresAuditTrail(db).list(noAct, first)),
  other('audit list, of one subject', () => postgresAuditTrail(db).list({ ...noAct, subject: '777' }, first)),
]

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await run()
  return performance.now() - from
}

const slow = 500
for (const { name, own, plain } of questions) {
  const took: Array<number> = []
  const walked: Array<number> = []
  for (let round = 0; round < Number(rounds); round += 1) {
    took.push(
      await timed(async () => {
        if (E.isLeft((await own()()) as E.Either<unknown, unknown>)) throw new Error('the database was lost')
      }),
    )
    if (plain !== null && (walked.length < 3 || (walked.at(-1) ?? 0) < slow))
      walked.push(await timed(() => walking.query({ ...plain, values: [...plain.values] })))
  }
  const of = (values: ReadonlyArray<number>, share: number) => quantile(values, share).toFixed(1)
  const before = walked.length === 0 ? '' : `; walking: p50 ${of(walked, 0.5)}, most ${of(walked, 1)}`
  console.log(`${name}: p50 ${of(took, 0.5)}, p95 ${of(took, 0.95)} ms${before}`)
}

await walking.end()
await db.close()
await server.stop()
