import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connected } from '../sandbox/postgres/connect.ts'
import { startPostgres } from '../sandbox/postgres/start-postgres.ts'
import { migrate } from '../src/adapters/persistence/kernel/migrate.ts'
import { newTokenKeys } from '../src/adapters/security/token-keys.ts'
import { stock } from './finding/stock.ts'
import { load, median } from './login-storm/load.ts'
import { type Ran, started } from './memory/started.ts'

/**
 * What an instance takes of memory, of the processor until it serves, and of it for a list, with and without what
 * `npm run serve` gives Node; in turns, worker off. `node bench/memory.ts [rounds]`
 */
const rounds = Number(process.argv[2] ?? '5')
const readers = 8
const forMs = 4_000

const dataDir = await mkdtemp(join(tmpdir(), 'vexa-memory-'))
const server = await startPostgres({ dataDir, settings: { fsync: 'off' }, log: () => undefined })
const database = new URL(server.adminUrl)
await connected(server.adminUrl, (client) => client.query(`create database memory encoding 'UTF8' template template0`))
database.pathname = '/memory'
await migrate(database.href)
await connected(database.href, (client) => stock(client, 10_000, () => undefined))
const environment = {
  DATABASE_URL: database.href,
  TOKEN_KEYS: await newTokenKeys(),
  PAYSTACK_SECRET_KEY: 'sk_test_that_pays_for_nothing',
}
const cache = { NODE_COMPILE_CACHE: join(dataDir, 'compiled') }

const ways: ReadonlyArray<readonly [string, ReadonlyArray<string>, Readonly<Record<string, string>>]> = [
  ['as Node is', [], {}],
  ['compiled code kept', [], cache],
  ['and a young generation of 4 MB', ['--max-semi-space-size=4'], cache],
  ['and a young generation of 2 MB', ['--max-semi-space-size=2'], cache],
]

const measured = async (flags: ReadonlyArray<string>, more: Readonly<Record<string, string>>): Promise<Ran> => {
  const instance = await started(flags, { ...environment, ...more })
  const list = { url: `${instance.url}/api/workflows?limit=20` }
  await fetch(list.url)
  const startCpuMs = await instance.cpuMs()
  const firstMb = await instance.residentMb()
  await load(readers, forMs / 4, () => list)
  const before = await instance.cpuMs()
  const { tookMs } = await load(readers, forMs, () => list)
  const cpuMsOfList = ((await instance.cpuMs()) - before) / tookMs.length
  const loadedMb = await instance.residentMb()
  await instance.stop()
  return { readyMs: instance.readyMs, startCpuMs, firstMb, loadedMb, cpuMsOfList }
}

const results = new Map<string, ReadonlyArray<Ran>>()
await measured([], cache)
for (let round = 0; round < rounds; round += 1)
  for (const [name, flags, more] of ways) results.set(name, [...(results.get(name) ?? []), await measured(flags, more)])

for (const [name, runs] of results) {
  const of = (pick: (run: Ran) => number, digits = 0) => median(runs.map(pick)).toFixed(digits)
  console.log(
    `${name}: serves after ${of((run) => run.readyMs)} ms (${of((run) => run.startCpuMs)} ms of the processor), ${of((run) => run.firstMb)} MB after the first request, ${of((run) => run.loadedMb)} MB after load, ${of((run) => run.cpuMsOfList, 2)} ms of the processor a list`,
  )
}
await server.stop()
await rm(dataDir, { recursive: true, force: true })
