import { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { replicaFacts } from '../../src/adapters/persistence/kernel/replicas/replica-facts.ts'
import { openTill, type Till } from '../http/payment/till.ts'
import { downloadAs, getAs } from '../http/support/delivered.ts'
import { buyer, type Person, shopOwner } from '../http/support/people.ts'
import { figure } from '../observability/figures.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { type ReplicaServer, replicatedShop } from '../support/replica-server.ts'
import { besides, type TestShop } from '../support/shop.ts'
import { wireTo } from '../support/tcp-proxy.ts'

const within = { timeout: 15_000, interval: 50 }

/** Two instances of a shop whose database two servers follow. */
describe('a shop with replicas', () => {
  let servers: Awaited<ReturnType<typeof replicatedShop>>
  let till: Till
  let one: TestShop
  let two: TestShop
  let owner: Person
  beforeAll(async () => {
    servers = await replicatedShop(2)
    till = await openTill({ METRICS_PORT: '0', ...servers.settings })
    one = till.shop
    two = await besides(one, { METRICS_PORT: '0', WORKER: 'off', ...servers.settings })
    owner = await shopOwner(one)
  }, 120_000)
  afterAll(async () => {
    await two?.stop()
    await till?.close()
    await servers?.close()
  }, 60_000)

  const answered = async (shop: TestShop, read: string, by: string): Promise<number> =>
    (await figure(shop, 'vexa_replicated_reads_total', { read, by })) ?? 0
  const byReplica = (shop: TestShop, read: string): Promise<number> => answered(shop, read, 'replica')
  const list = (shop: TestShop) => ask(shop.url, '/api/workflows?limit=100')
  const titles = async (shop: TestShop): Promise<ReadonlyArray<string>> =>
    (await list(shop)).json.items.map(({ title }: { title: string }) => title)
  const detail = (shop: TestShop, id: string) => ask(shop.url, `/api/workflows/${id}`)
  const takeDown = (id: string) =>
    ask(one.url, `/api/admin/workflows/${id}/remove`, {
      headers: bearer(owner.accessToken),
      body: { reason: 'a claim' },
    })
  const followers = (): ReadonlyArray<ReplicaServer> => servers.replicas
  const each = (work: (replica: ReplicaServer) => Promise<unknown>) => Promise.all(followers().map(work))

  /** Until a read of this instance is answered by a replica. */
  const isReadFrom = async (shop: TestShop): Promise<void> => {
    const before = await byReplica(shop, 'WorkflowReads.list')
    await vi.waitUntil(async () => {
      expect((await list(shop)).status).toBe(200)
      return (await byReplica(shop, 'WorkflowReads.list')) > before
    }, within)
  }
  /** What everybody is answered who keeps asking until this is done. */
  const whileAsked = async (
    questions: ReadonlyArray<() => Promise<Received>>,
    work: () => Promise<unknown>,
  ): Promise<ReadonlyArray<number>> => {
    let isOver = false
    const statuses: Array<number> = []
    const asking = questions.map(async (question) => {
      while (!isOver) statuses.push((await question()).status)
    })
    await work().finally(() => {
      isOver = true
    })
    await Promise.all(asking)
    return statuses
  }
  beforeEach(async () => {
    await each((replica) => replica.lag(0))
    for (const shop of [one, two]) await isReadFrom(shop)
  })

  it('P24: asks replicas that have everything for the public catalogue and reports, and the primary for all else', async () => {
    const item = await till.item()
    await isReadFrom(one)
    const reads = ['WorkflowReads.list', 'WorkflowReads.detail', 'WorkflowReads.report', 'WorkflowReads.versions']
    for (const read of reads) {
      const [before, path] = [await byReplica(two, read), read.split('.')[1] ?? '']
      const address = { list: '', detail: `/${item.id}` }[path] ?? `/${item.id}/${path}`
      await vi.waitUntil(async () => {
        expect((await ask(two.url, `/api/workflows${address}`)).status).toBe(200)
        return (await byReplica(two, read)) > before
      }, within)
    }
    const person = await buyer(one)
    const own = await answered(two, 'WorkflowReads.detail', 'primary: its own')
    expect((await getAs(two, person, `/api/workflows/${item.id}`)).json.owned).toBe(false)
    expect(await answered(two, 'WorkflowReads.detail', 'primary: its own')).toBe(own + 1)
    await vi.waitUntil(async () => {
      expect((await getAs(two, owner, '/api/admin/stats')).status).toBe(200)
      return (await byReplica(two, 'Statistics.of')) > 0
    }, within)
    await vi.waitUntil(async () => {
      expect((await getAs(two, owner, '/api/admin/sales/export.csv')).status).toBe(200)
      return (await byReplica(two, 'SaleDirectory.every')) > 0
    }, within)
  })

  it('P24: sells while replicas are 10 seconds behind: who buys, has it verified, sees it as theirs and downloads it on any instance', async () => {
    await each((replica) => replica.lag(10))
    const started = await till.start({ title: 'Bought while they lag' })
    await till.pay(started.reference)
    expect((await till.verify(started)).json.status).toBe('paid')
    for (const shop of [two, one]) {
      expect(await titles(shop)).toContain('Bought while they lag')
      expect((await getAs(shop, started.person, `/api/workflows/${started.workflow.id}`)).json.owned).toBe(true)
      expect((await getAs(shop, started.person, '/api/me/library')).text).toContain(started.workflow.id)
      expect((await downloadAs(shop, started.person, started.workflow.id)).status).toBe(200)
    }
    const facts = `select (select count(*)::int from pg_stat_wal_receiver where status = 'streaming') as follows,
                          (select count(*)::int from workflows where title = 'Bought while they lag') as had`
    for (const url of one.settings.DATABASE_REPLICA_URLS)
      expect(await connected(url, async (client) => (await client.query(facts)).rows)).toEqual([{ follows: 1, had: 0 }])
  })

  it('shows what is published, and hides what is taken down, at once and on every instance, while replicas are behind', async () => {
    await each((replica) => replica.lag(10))
    for (let round = 0; round < 3; round += 1) {
      const { id, title } = await till.item({ title: `Here and gone ${round}` })
      for (const shop of [two, one]) {
        expect(await titles(shop)).toContain(title)
        expect((await detail(shop, id)).status).toBe(200)
      }
      expect((await takeDown(id)).status).toBe(200)
      for (const shop of [two, one]) {
        expect(await titles(shop)).not.toContain(title)
        expect((await detail(shop, id)).status).toBe(404)
      }
    }
  })

  it('is never behind its own or another instance’s writes while replicas catch up as fast as they can', async () => {
    for (let round = 0; round < 40; round += 1) {
      const { id, title } = await till.item({ title: `Quick ${round}` })
      const [listed, shown] = await Promise.all([titles(two), detail(one, id)])
      expect(listed).toContain(title)
      expect(shown.status).toBe(200)
      if (round % 2 === 0) await isReadFrom(two)
    }
  })

  it('has the doctor look at them', async () => {
    const db = { pool: new Pool({ connectionString: one.settings.DATABASE_URL }), pooler: null }
    const urls = one.settings.DATABASE_REPLICA_URLS
    try {
      for (const url of urls)
        expect(await replicaFacts(db, url, 5_000)).toEqual({
          isStandby: true,
          isOfSame: true,
          lagMs: expect.any(Number),
        })
      expect(await replicaFacts(db, one.settings.DATABASE_URL, 5_000)).toMatchObject({
        isStandby: false,
        isOfSame: true,
      })
      expect(await replicaFacts(db, inject('testServer').adminUrl, 5_000)).toMatchObject({ isOfSame: false })
    } finally {
      await db.pool.end()
    }
  })

  it('asks the primary once more whatever a replica fails with, and nobody sees it', async () => {
    const failed = () => answered(two, 'WorkflowReads.list', 'primary: a replica failed')
    const before = await failed()
    const ends = `select pg_terminate_backend(pid) from pg_stat_activity
                   where application_name = 'vexa' and pid <> pg_backend_pid() and query ~ 'workflows w'`
    const statuses = await whileAsked(
      Array.from({ length: 6 }, () => () => ask(two.url, '/api/workflows?facets=true&q=bought')),
      () =>
        vi.waitUntil(
          async () => {
            await each((replica) => replica.sql(ends))
            return (await failed()) > before
          },
          { ...within, interval: 5 },
        ),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  it('exports from a replica what the primary would, once that has it', async () => {
    const started = await till.start()
    await till.pay(started.reference)
    expect((await till.verify(started)).json.status).toBe('paid')
    const exported = async () => (await getAs(two, owner, '/api/admin/sales/export.csv')).text
    const before = await byReplica(two, 'SaleDirectory.every')
    await vi.waitUntil(async () => (await exported()).includes(started.reference), within)
    await vi.waitUntil(
      async () =>
        (await exported()).includes(started.reference) && (await byReplica(two, 'SaleDirectory.every')) > before,
      within,
    )
  })

  it('reads from them without named statements, too', async () => {
    const three = await besides(one, {
      METRICS_PORT: '0',
      WORKER: 'off',
      DATABASE_PREPARED: 'off',
      DATABASE_REPLICA_URLS: servers.settings.DATABASE_REPLICA_URLS,
    })
    try {
      await isReadFrom(three)
      const { title } = await till.item({ title: 'Without names' })
      expect(await titles(three)).toContain(title)
    } finally {
      await three.stop()
    }
  })

  it('does not wait for a replica that hangs', async () => {
    const wire = await wireTo(one.settings.DATABASE_REPLICA_URLS[0] ?? '')
    const three = await besides(one, { METRICS_PORT: '0', WORKER: 'off', DATABASE_REPLICA_URLS: wire.url })
    try {
      await isReadFrom(three)
      wire.hang()
      const all = await Promise.all(Array.from({ length: 12 }, () => list(three)))
      expect(all.map(({ status }) => status)).toEqual(Array(12).fill(200))
      wire.restore()
      await isReadFrom(three)
    } finally {
      wire.restore()
      await three.stop()
      await wire.close()
    }
  })

  it('gives no report that lacks more than is allowed', async () => {
    await each((replica) => replica.sql('select pg_wal_replay_pause()'))
    const lacks = async () => (await figure(two, 'vexa_replica_lag_seconds', { replica: '1' })) ?? 0
    await one.sql(`select pg_logical_emit_message(true, 'a', 'b')`)
    await vi.waitUntil(async () => (await lacks()) > 6, { timeout: 20_000, interval: 200 })
    const before = await byReplica(two, 'Statistics.of')
    expect((await getAs(two, owner, '/api/admin/stats')).status).toBe(200)
    expect(await byReplica(two, 'Statistics.of')).toBe(before)
    await each((replica) => replica.sql('select pg_wal_replay_resume()'))
    await isReadFrom(two)
  })

  it('answers from the primary while replicas are down, without an error, and from them when they are back', async () => {
    const item = await till.item()
    await isReadFrom(one)
    const statuses = await whileAsked([() => list(one), () => list(two), () => detail(two, item.id)], async () => {
      await each((replica) => replica.stop())
      const unfit = () => answered(one, 'WorkflowReads.list', 'primary: no replica is fit')
      const before = await unfit()
      await vi.waitUntil(async () => (await unfit()) > before + 5, within)
      await vi.waitUntil(async () => (await figure(one, 'vexa_replica_up', { replica: '1' })) === 0, within)
      await each((replica) => replica.start())
      for (const shop of [one, two]) await isReadFrom(shop)
    })
    expect(statuses.length).toBeGreaterThan(20)
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  it('leaves a replica that was promoted alone', async () => {
    await followers()[1]?.promote()
    await vi.waitUntil(async () => (await figure(two, 'vexa_replica_up', { replica: '2' })) === 0, within)
    await isReadFrom(two)
    const { title } = await till.item({ title: 'After the promotion' })
    expect(await titles(two)).toContain(title)
  })
})
