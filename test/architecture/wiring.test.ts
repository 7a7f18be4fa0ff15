import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyMemory } from '../../src/adapters/memory/kernel/memory.ts'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'
import { systemClock, uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { newTokenKeys, tokenKeys } from '../../src/adapters/security/token-keys.ts'
import { actingOperator } from '../../src/application/accounts/acting-operator.ts'
import { addOperator } from '../../src/application/accounts/add-operator.ts'
import { authenticate } from '../../src/application/accounts/authenticate.ts'
import { ensureFirstOwner } from '../../src/application/accounts/ensure-first-owner.ts'
import { resealSecondFactors } from '../../src/application/accounts/reseal-second-factors.ts'
import { resetSecondFactor } from '../../src/application/accounts/second-factor-off.ts'
import { findKnownSource } from '../../src/application/catalogue/find-known-source.ts'
import { reportGivenUpJob } from '../../src/application/insight/report-given-up-job.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { container } from '../../src/composition/container.ts'
import { memoryShop } from '../../src/composition/memory.ts'
import { outside } from '../../src/composition/outside.ts'
import { replicatedReads } from '../../src/composition/replicated-reads.ts'
import { world } from '../../src/composition/world.ts'
import { usualWorldLimits } from '../../src/composition/world-limits.ts'
import { PersonalData } from '../../src/ports/accounts/personal-data.ts'
import { Throttle } from '../../src/ports/accounts/throttle.ts'
import { WorkflowReads } from '../../src/ports/catalogue/workflow-reads.ts'
import { Books } from '../../src/ports/insight/books.ts'
import { SaleDirectory } from '../../src/ports/insight/sale-directory.ts'
import { Statistics } from '../../src/ports/insight/statistics.ts'
import { AuditLog } from '../../src/ports/kernel/audit-log.ts'
import { Events } from '../../src/ports/kernel/events.ts'
import { IdempotencyKeys } from '../../src/ports/kernel/idempotency-keys.ts'
import { provide } from '../../src/ports/kernel/port.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { settingsOf } from '../support/shop.ts'
import { root } from './support/cruise.ts'

const settings = settingsOf({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://nobody.example/nothing',
  PAYSTACK_SECRET_KEY: 'sk_test_that_pays_for_nothing',
})
const silence = { info: () => undefined, warn: () => undefined, error: () => undefined }
const tools = { ids: uuidIds, clock: systemClock, sessionTimes: usualWorldLimits.sessions, privacy: [] }
const keys = await tokenKeys(await newTokenKeys())
const currencies = settings.CURRENCIES
const useCases = capabilities.flatMap((each) => each.useCases)
const theWorld = world({ ...tools, keys, currencies, limits: usualWorldLimits })

/** Made to see which ports they serve; nothing is asked of them, so no database is behind. */
const database = { pool: {}, orm: {}, prepared: true } as unknown as Database
const kernel = [Transact, Events, AuditLog, IdempotencyKeys, PersonalData, Throttle].map((port) =>
  provide(port as symbol, {}),
)
const serving = [
  ...theWorld,
  ...kernel,
  ...outside(settings, silence),
  ...capabilities.flatMap(({ stores }) => stores.postgres(database, tools)),
]

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
const files = sources
  .filter((name) => name.endsWith('.ts') && !name.startsWith(join('adapters', 'persistence', 'kernel', 'replicas')))
  .map((name) => ({ path: `src/${name}`, text: readFileSync(join(root, 'src', name), 'utf8') }))
  .toSorted((a, b) => (a.path < b.path ? -1 : 1))

describe('the wiring', () => {
  it('serves every port of every use case with PostgreSQL', () => {
    const resolve = container(serving, useCases)
    for (const { port } of useCases) expect(resolve(port)).toBeTypeOf('function')
  })

  it('serves every port of every use case in memory', () => {
    const { resolve } = memoryShop({ clock: systemClock, keys, currencies, extra: outside(settings, silence) })
    for (const { port } of useCases) expect(resolve(port)).toBeTypeOf('function')
  })

  it('names the port that nobody serves, before anything is asked', () => {
    const [one, ...others] = theWorld
    expect(() => container(serving.slice(1), useCases)).toThrow(/vexa:/)
    expect([one?.[0], others.length]).toEqual([serving[0]?.[0], theWorld.length - 1])
  })

  it('serves the same ports in memory as in PostgreSQL, but for the check of the books, which is SQL', () => {
    const names = (provisions: ReadonlyArray<readonly [symbol, unknown]>) =>
      provisions
        .map(([port]) => port)
        .filter((port) => port !== (Books as symbol))
        .map(String)
        .toSorted()
    for (const { name, stores } of capabilities)
      expect({ name, ports: names(stores.memory(emptyMemory(), tools)) }).toEqual({
        name,
        ports: names(stores.postgres(database, tools)),
      })
  })

  it('plugs every use case in once, and each that a route, a reaction or a schedule calls', () => {
    expect(new Set(useCases.map(({ name }) => name)).size).toBe(useCases.length)
    const called = capabilities.flatMap(({ routes, reactions, schedules }) => [
      ...routes.map(({ useCase }) => useCase),
      ...reactions.flatMap(({ useCase, whenGivenUp }) => [
        useCase,
        ...(whenGivenUp === null ? [] : [whenGivenUp.useCase]),
      ]),
      ...schedules.map(({ useCase }) => useCase),
    ])
    for (const useCase of called) expect(useCases).toContain(useCase)
  })

  it('calls every use case from somewhere: a route, an event, a job that was given up, the clock, another use case, the door, or the start', () => {
    const called = new Set<symbol>([
      ensureFirstOwner.port as symbol,
      authenticate.port as symbol,
      actingOperator.port as symbol,
      addOperator.port as symbol,
      resetSecondFactor.port as symbol,
      resealSecondFactors.port as symbol,
      findKnownSource.port as symbol,
      reportGivenUpJob.port as symbol,
      ...useCases.flatMap(({ needs }) => Object.values<symbol>(needs)),
      ...capabilities.flatMap(({ routes, reactions, schedules }) =>
        [...routes, ...reactions, ...schedules].map(({ useCase }) => useCase.port as symbol),
      ),
      ...capabilities.flatMap(({ reactions }) =>
        reactions.flatMap(({ whenGivenUp }) => (whenGivenUp === null ? [] : [whenGivenUp.useCase.port as symbol])),
      ),
    ])
    expect(called).toContain(recordSale.port)
    expect(useCases.filter(({ port }) => !called.has(port as symbol)).map(({ name }) => name)).toEqual([])
  })

  it('P24: lets replicas answer the public catalogue and reports, and nothing else', () => {
    const all = replicatedReads()
    expect(all.map(({ port, freshness, reads }) => [port, freshness, Object.keys(reads)])).toEqual([
      [WorkflowReads, 'latest', ['list', 'facets', 'detail', 'report', 'versions', 'sold', 'soldSha256']],
      [Statistics, 'recent', ['of']],
      [SaleDirectory, 'recent', ['every']],
    ])
    const [catalogue] = all
    const asked = [null, '01890000-0000-7000-8000-000000000000'].map((user) =>
      catalogue?.reads['detail']?.('a-slug', user),
    )
    expect(asked).toEqual([true, false])
  })

  it('P24: hands replicas to these ports alone', () => {
    const withReplicas = files.filter(({ text }) => /persistence\/kernel\/replicas\//.test(text))
    expect(withReplicas.map(({ path }) => path)).toEqual([
      'src/composition/checks.ts',
      'src/composition/replicated-reads.ts',
    ])
    const opening = files.filter(({ text }) => /DATABASE_REPLICA_URLS/.test(text)).map(({ path }) => path)
    expect(opening).toEqual([
      'src/composition/checks.ts',
      'src/composition/configuration/production.ts',
      'src/composition/configuration/schema.ts',
      'src/composition/replicated-reads.ts',
    ])
  })

  it('gives every route, reaction and schedule a name of its own', () => {
    const ids = capabilities.flatMap(({ routes }) => routes.map(({ contract }) => contract.id))
    const addresses = capabilities.flatMap(({ routes }) =>
      routes.map(({ contract }) => `${contract.method} ${contract.path.replace(/:[^/]+/g, ':')}`),
    )
    const queues = capabilities.flatMap(({ reactions, schedules }) =>
      [...reactions, ...schedules].map((each) => each.queue),
    )
    for (const names of [ids, addresses, queues]) expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
  })
})
