import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import * as argon2 from 'argon2'
import { connected } from '../sandbox/postgres/connect.ts'
import { startPostgres } from '../sandbox/postgres/start-postgres.ts'
import { migrate } from '../src/adapters/persistence/kernel/migrate.ts'
import { newTokenKeys } from '../src/adapters/security/token-keys.ts'
import { stock } from './finding/stock.ts'
import { type Instance, startInstance } from './login-storm/instance.ts'
import { type Asking, load, median, type Outcome, quantile } from './login-storm/load.ts'

/**
 * What 16 who log in over and over leave to everybody else: the list of a shop of ten thousand workflows, quiet and in
 * the storm, in turns, with threads that step back and without; and how many logins a second two instances make, against what the machine's cores could do.
 * `node bench/login-storm.ts [rounds] [seconds]`
 */
const [rounds = '5', seconds = '4'] = process.argv.slice(2)
const forMs = Number(seconds) * 1_000
const readers = 8
const stormers = 16
const password = 'seven quiet lanterns'

const dataDir = await mkdtemp(join(tmpdir(), 'vexa-storm-'))
const log = (line: string): void => void process.stderr.write(`${line}\n`)
const server = await startPostgres({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off' }, log })
const database = new URL(server.adminUrl)
await connected(server.adminUrl, (client) => client.query(`create database storm encoding 'UTF8' template template0`))
database.pathname = '/storm'
await migrate(database.href)
await connected(database.href, (client) => stock(client, 10_000, log))
const environment = {
  DATABASE_URL: database.href,
  TOKEN_KEYS: await newTokenKeys(),
  PAYSTACK_SECRET_KEY: 'sk_test_that_pays_for_nothing',
}

/** Whoever storms has an account of their own, so that nobody is sent away. */
const emails = Array.from({ length: stormers }, (_, who) => `stormer${who}@example.test`)
const register = async ({ url }: Instance): Promise<void> => {
  for (const email of emails)
    await fetch(`${url}/api/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password, name: 'Ada' }),
    })
}

const list = ({ url }: Instance) => load(readers, forMs, () => ({ url: `${url}/api/workflows?limit=20` }))
const logins = (instances: ReadonlyArray<Instance>) =>
  load(stormers, forMs, (who, time): Asking => {
    const { url } = instances[(who + time) % instances.length] as Instance
    return { url: `${url}/api/auth/login`, body: { email: emails[who], password }, method: 'POST' }
  })

/** Seconds of the processor that one hash takes, as the shop makes them. */
const hashSeconds = async (): Promise<number> => {
  const before = process.cpuUsage()
  for (let time = 0; time < 20; time += 1)
    await argon2.hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000 / 20
}

const said = (name: string, { tookMs, perSecond, errors }: Outcome): void =>
  log(
    `${name}: ${perSecond.toFixed(0)}/s, p50 ${median(tookMs).toFixed(1)}, p95 ${quantile(tookMs, 0.95).toFixed(1)}, p99 ${quantile(tookMs, 0.99).toFixed(1)} ms, ${errors} errors`,
  )

type Round = Readonly<{ rate: number; p95: number; p99: number; p95Ms: number; logins: number }>

const one = await startInstance(environment)
const two = await startInstance(environment)
const equal = await startInstance({ ...environment, HASHING_NICENESS: '0' })
await register(one)

const stormOver = async (instance: Instance): Promise<Round> => {
  const quiet = await list(instance)
  const [stormy, storm] = await Promise.all([list(instance), logins([instance])])
  for (const [name, outcome] of [
    ['quiet', quiet],
    ['in the storm', stormy],
    ['logins', storm],
  ] as const)
    said(name, outcome)
  const ratioAt = (share: number) => quantile(stormy.tookMs, share) / quantile(quiet.tookMs, share)
  return {
    rate: stormy.perSecond / quiet.perSecond,
    p95: ratioAt(0.95),
    p99: ratioAt(0.99),
    p95Ms: quantile(stormy.tookMs, 0.95),
    logins: storm.perSecond,
  }
}

const measured = new Map<string, ReadonlyArray<Round>>()
const compared = [
  ['stepping back', one],
  ['as equals', equal],
] as const
for (const [, instance] of compared) await list(instance)
for (let round = 0; round < Number(rounds); round += 1)
  for (const [name, instance] of compared) {
    log(name)
    measured.set(name, [...(measured.get(name) ?? []), await stormOver(instance)])
  }
const storms: Array<number> = []
for (let round = 0; round < Number(rounds); round += 1) {
  const possible = availableParallelism() / (await hashSeconds())
  const { perSecond } = await logins([one, two])
  log(`two instances: ${perSecond.toFixed(1)} logins/s of ${possible.toFixed(1)} that the cores could hash`)
  storms.push(perSecond / possible)
}

for (const [name, rounds] of measured) {
  const of = (pick: (round: Round) => number): string => median(rounds.map(pick)).toFixed(2)
  console.log(
    `${name}: list in a storm of ${stormers} logging in, against quiet: rate × ${of(({ rate }) => rate)} (goal ≥ 0.7)`,
  )
  console.log(
    `  p95 × ${of(({ p95 }) => p95)}, p99 × ${of(({ p99 }) => p99)} (goal ≤ 2); p95 ${of(({ p95Ms }) => p95Ms)} ms`,
  )
  console.log(`  logins meanwhile: ${of((round) => round.logins)}/s`)
}
console.log(`logins of two instances, against cores ÷ a hash: ${median(storms).toFixed(2)} (goal ≥ 0.9)`)

await one.stop()
await two.stop()
await equal.stop()
await server.stop()
await rm(dataDir, { recursive: true, force: true })
