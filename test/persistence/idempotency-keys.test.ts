import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryIdempotencyKeys } from '../../src/adapters/memory/kernel/idempotency-keys.memory.ts'
import { openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../../src/adapters/persistence/kernel/events.store.ts'
import { postgresIdempotencyKeys } from '../../src/adapters/persistence/kernel/idempotency-keys.store.ts'
import { E, type TE } from '../../src/domain/kernel/fp.ts'
import {
  type Begun,
  type IdempotencyKeys,
  type KeptAnswer,
  type KeyedRequest,
  keptForMs,
  runsForMs,
} from '../../src/ports/kernel/idempotency-keys.ts'
import { shopDatabase } from '../support/shop.ts'

const succeed = async <A>(effect: TE.TaskEither<unknown, A>): Promise<A> => {
  const result = await effect()
  if (E.isLeft(result)) throw new Error('should have succeeded', { cause: result.left })
  return result.right
}

type Side = Readonly<{ keys: IdempotencyKeys; advance: (ms: number) => Promise<void>; close: () => Promise<void> }>

const inMemory = async (): Promise<Side> => {
  let now = Date.UTC(2026, 2, 2)
  return {
    keys: memoryIdempotencyKeys({ now: () => new Date(now) }),
    advance: async (ms) => {
      now += ms
    },
    close: async () => undefined,
  }
}

const inPostgres = async (): Promise<Side> => {
  const { url, drop } = await shopDatabase()
  const db = await openDatabase([EventRow], { ...usualDatabaseSettings, url })
  return {
    keys: postgresIdempotencyKeys(db),
    advance: async (ms) => {
      await db.pool.query(
        `insert into app_clock (shift) values ($1 * interval '1 ms')
           on conflict (only_row) do update set shift = app_clock.shift + excluded.shift`,
        [ms],
      )
    },
    close: async () => {
      await db.close()
      await drop()
    },
  }
}

const answer: KeptAnswer = {
  status: 201,
  headers: { 'Content-Type': 'application/json' },
  body: '{"b":1,"a":"é\\u0000"}',
}

describe.each([
  ['in memory', inMemory],
  ['in PostgreSQL', inPostgres],
] as const)('idempotency keys %s', (_, open) => {
  let side: Side
  beforeAll(async () => {
    side = await open()
  })
  afterAll(() => side?.close())

  /** Each test has an owner of its own. */
  const withRequest =
    (test: (request: KeyedRequest, side: Side) => Promise<void>): (() => Promise<void>) =>
    () =>
      test({ owner: `user ${randomUUID()}`, key: 'k', requestHash: 'h' }, side)
  const claimed = (begun: Begun) => {
    if (begun.state !== 'yours') throw new Error(`the key is ${begun.state}`)
    return begun.claim
  }

  it(
    'give the first request its turn, keep the others waiting, and then have its answer byte for byte',
    withRequest(async (request, { keys }) => {
      const claim = claimed(await succeed(keys.begin(request)))
      expect(await succeed(keys.begin(request))).toEqual({ state: 'running' })
      await succeed(keys.keep(claim, answer))
      expect(await succeed(keys.begin(request))).toEqual({ state: 'answered', answer })
    }),
  )

  it(
    'keep an answer without a body',
    withRequest(async (request, { keys }) => {
      const empty = { status: 204, headers: {}, body: null }
      await succeed(keys.keep(claimed(await succeed(keys.begin(request))), empty))
      expect(await succeed(keys.begin(request))).toEqual({ state: 'answered', answer: empty })
    }),
  )

  it(
    'tell another request that the key is taken, whether the first runs or is answered',
    withRequest(async (request, { keys }) => {
      const claim = claimed(await succeed(keys.begin(request)))
      expect(await succeed(keys.begin({ ...request, requestHash: 'x' }))).toEqual({ state: 'reused' })
      await succeed(keys.keep(claim, answer))
      expect(await succeed(keys.begin({ ...request, requestHash: 'x' }))).toEqual({ state: 'reused' })
    }),
  )

  it(
    'are each owner’s own',
    withRequest(async (request, { keys }) => {
      claimed(await succeed(keys.begin(request)))
      claimed(await succeed(keys.begin({ ...request, owner: `operator of ${request.owner}`, requestHash: 'x' })))
    }),
  )

  it(
    'are free again once forgotten',
    withRequest(async (request, { keys }) => {
      await succeed(keys.forget(claimed(await succeed(keys.begin(request)))))
      claimed(await succeed(keys.begin({ ...request, requestHash: 'x' })))
    }),
  )

  it(
    'pass to the next of the same request after 60 s, and the first can neither answer nor forget any more',
    withRequest(async (request, { keys, advance }) => {
      const lost = claimed(await succeed(keys.begin(request)))
      await advance(runsForMs - 1_000)
      expect(await succeed(keys.begin(request))).toEqual({ state: 'running' })
      await advance(1_000)
      expect(await succeed(keys.begin({ ...request, requestHash: 'x' }))).toEqual({ state: 'reused' })
      const claim = claimed(await succeed(keys.begin(request)))
      await succeed(keys.keep(lost, { ...answer, body: 'late' }))
      await succeed(keys.forget(lost))
      expect(await succeed(keys.begin(request))).toEqual({ state: 'running' })
      await succeed(keys.keep(claim, answer))
      expect(await succeed(keys.begin(request))).toEqual({ state: 'answered', answer })
    }),
  )

  it(
    'are anyone’s again after 24 hours',
    withRequest(async (request, { keys, advance }) => {
      await succeed(keys.keep(claimed(await succeed(keys.begin(request))), answer))
      await advance(keptForMs - 60_000)
      expect((await succeed(keys.begin(request))).state).toBe('answered')
      await advance(60_000)
      claimed(await succeed(keys.begin({ ...request, requestHash: 'x' })))
    }),
  )

  it(
    'let one of fifty at the same time through',
    withRequest(async (request, { keys }) => {
      const all = await Promise.all(Array.from({ length: 50 }, () => succeed(keys.begin(request))))
      expect(all.filter(({ state }) => state === 'yours')).toHaveLength(1)
      expect(all.filter(({ state }) => state === 'running')).toHaveLength(49)
    }),
  )
})
