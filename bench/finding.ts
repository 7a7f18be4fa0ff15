import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connected } from '../sandbox/postgres/connect.ts'
import { startPostgres } from '../sandbox/postgres/start-postgres.ts'
import { migrate } from '../src/adapters/persistence/kernel/migrate.ts'
import { E } from '../src/domain/kernel/fp.ts'
import { type LookedAt, lookedAt } from './finding/looked-at.ts'
import { placesIn } from './finding/places.ts'
import { type Goal, type Question, questions } from './finding/questions.ts'
import { stock } from './finding/stock.ts'

/**
 * What finding costs in a shop of ten thousand workflows and in one of a million: the shop's own reads on a PostgreSQL
 * of their own, in turns, with the pages that PostgreSQL touches for each.
 * `node bench/finding.ts [folder] [sizes] [words]`: with a folder, what was made there is kept for the next time; sizes
 * default to 10000,1000000; with words, only questions are asked whose names have them. A million takes a quarter of an
 * hour to make, 12 GB of disk and 4 GB of memory.
 */
const [folder, sizes = '10000,1000000', only = ''] = process.argv.slice(2)
const rounds = 24
const warmUp = 6

const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'vexa-finding-')))
const log = (line: string) => process.stderr.write(`${line}\n`)
const server = await startPostgres({
  dataDir,
  settings: { shared_buffers: '1GB', fsync: 'off', synchronous_commit: 'off', max_wal_size: '16GB', jit: 'off' },
  log,
})

const urlOf = (database: string): string => {
  const url = new URL(server.adminUrl)
  url.pathname = `/${database}`
  return url.href
}

const filled = async (items: number): Promise<string> => {
  const [name, draft] = [`finding_${items}`, `finding_${items}_draft`]
  const known = await connected(server.adminUrl, (client) =>
    client.query('select from pg_database where datname = $1', [name]),
  )
  if (known.rowCount === 0) {
    log(`making ${items} workflows`)
    const sql = (text: string) => connected(server.adminUrl, (client) => client.query(text))
    await sql(`drop database if exists ${draft}`)
    await sql(`create database ${draft} encoding 'UTF8' template template0`)
    await migrate(urlOf(draft))
    await connected(urlOf(draft), (client) => stock(client, items, log))
    await sql(`alter database ${draft} rename to ${name}`)
  }
  await migrate(urlOf(name))
  return urlOf(name)
}

type Shop = Readonly<{ items: number; looked: LookedAt; questions: ReadonlyArray<Question> }>

const shops: Array<Shop> = []
for (const items of sizes.split(',').map(Number)) {
  const url = await filled(items)
  const places = await connected(url, (client) => placesIn(client, items))
  shops.push({
    items,
    looked: await lookedAt(url),
    questions: questions(places).filter(({ name }) => name.includes(only)),
  })
}

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const answered = async (question: Question, { looked }: Shop, nth: number): Promise<void> => {
  const answer = await question.ask(looked.db, nth)()
  if (E.isLeft(answer)) throw new Error(`no answer to: ${question.name}`, { cause: answer.left })
}

const goalOf = (goal: Goal | null): string => {
  if (goal === null) return ''
  return 'ms' in goal ? `≤ ${goal.ms} ms` : `≤ ${goal.buffers} pages`
}

const rows: Array<ReadonlyArray<string>> = [
  ['what', ...shops.flatMap(({ items }) => [`${items}: p50 ms`, 'least', 'pages']), 'ratio', 'goal', 'reads whole'],
]
for (const [at, { name, goal }] of (shops[0]?.questions ?? []).entries()) {
  const times = shops.map((): Array<number> => [])
  const costs: Array<ReadonlyArray<number>> = []
  const whole = new Set<string>()
  for (let nth = -warmUp; nth < rounds; nth += 1)
    for (const [of, shop] of shops.entries()) {
      const question = shop.questions[at]
      if (question === undefined) continue
      const begun = performance.now()
      await answered(question, shop, nth + warmUp)
      if (nth >= 0) times[of]?.push(performance.now() - begun)
    }
  for (const shop of shops) {
    const question = shop.questions[at]
    if (question === undefined) continue
    const pages: Array<number> = []
    for (let nth = 0; nth < 6; nth += 1) {
      const { buffers, readWhole } = await shop.looked.cost(() => answered(question, shop, nth))
      pages.push(buffers)
      for (const table of readWhole) whole.add(table)
    }
    costs.push(pages)
  }
  const p50 = times.map(median)
  rows.push([
    name,
    ...shops.flatMap((_, of) => [
      (p50[of] ?? 0).toFixed(2),
      Math.min(...(times[of] ?? [])).toFixed(2),
      String(Math.max(...(costs[of] ?? []))),
    ]),
    ((p50.at(-1) ?? 0) / (p50[0] ?? 1)).toFixed(2),
    goalOf(goal),
    [...whole].join(' '),
  ])
  log(rows.at(-1)?.join(' | ') ?? '')
}

const [head = [], ...body] = rows.map((row) => `| ${row.join(' | ')} |`)
process.stdout.write(`${[head, `|${'---|'.repeat(rows[0]?.length ?? 0)}`, ...body].join('\n')}\n`)

for (const { looked } of shops) await looked.close()
await server.stop()
if (folder === undefined && existsSync(dataDir)) await rm(dataDir, { recursive: true, force: true })
