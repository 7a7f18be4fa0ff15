import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { shopDatabase } from '../../support/shop.ts'
import { type Wire, wireTo } from '../../support/tcp-proxy.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'
import { chargeSuccess, eventually, openTill, stateOf, type Till } from './till.ts'

const timed = async (work: () => Promise<Received>) => {
  const startedAt = performance.now()
  const answer = await work()
  return { status: answer.status, retryAfter: answer.header('retry-after'), ms: performance.now() - startedAt }
}
/** What the quicker quarter took: what it costs without what else the machine does. Percentiles are for the bench. */
const usualMs = (times: ReadonlyArray<Readonly<{ ms: number }>>): number =>
  times.map(({ ms }) => ms).sort((a, b) => a - b)[Math.ceil(times.length / 4) - 1] ?? Number.NaN

describe('payments while something is away', () => {
  let [till, wire, operator]: [Till, Wire, Person] = [] as never
  let drop: () => Promise<void> = async () => undefined
  beforeAll(async () => {
    const database = await shopDatabase()
    drop = database.drop
    wire = await wireTo(database.url)
    const patience = { retryDelay: 0, retryBackoff: false, longestMs: 30_000 }
    till = await openTill({ DATABASE_URL: wire.url }, { patience })
    operator = await shopOwner(till.shop)
  })
  afterAll(async () => {
    await till?.close()
    await wire?.close()
    await drop()
  })
  afterEach(async () => {
    wire.restore()
    await till.faults(null)
  })

  const paid = async () => {
    const started = await till.start()
    await till.pay(started.reference)
    return started
  }
  const sold = (reference: string) =>
    eventually(
      () => stateOf(till.shop, reference),
      ({ sales }) => sales > 0,
    )
  const once = { checkout: 'paid', sales: 1, rights: 1, sum: 0 }
  const admin = (path: string, method = 'GET') =>
    ask(till.shop.url, `/api/admin${path}`, { method, headers: bearer(operator.accessToken) })
  /** Has the database raise a fault whenever such a row is written, while some work is done. */
  const raising = async <A>(table: string, body: string, work: () => Promise<A>): Promise<A> => {
    await till.shop.sql(`create sequence planted_tries`)
    await till.shop.sql(
      `create function planted() returns trigger language plpgsql as $$ begin ${body} return new; end $$`,
    )
    await till.shop.sql(
      `create trigger planted before insert or update on ${table} for each row execute function planted()`,
    )
    try {
      return await work()
    } finally {
      await till.shop.sql('drop function planted() cascade')
      await till.shop.sql('drop sequence planted_tries')
    }
  }

  it('FAULT-07: a notice that cannot be worked on in ten tries is put away, a person is called, and an operator has it worked on again', async () => {
    const started = await paid()
    await till.faults({
      api: [{ path: '/transaction/verify/*', status: 400, body: '{"status":false,"message":"no"}' }],
    })
    expect((await till.webhook(chargeSuccess(started.reference))).status).toBe(200)
    const dead = async () =>
      (await admin('/webhooks?status=dead')).json.items.filter(
        ({ reference }: { reference: string }) => reference === started.reference,
      )
    const [letter] = await eventually(dead, (found) => found.length > 0)
    expect(letter).toMatchObject({ status: 'dead', lastError: 'ProviderUnavailable', arrivals: 1 })
    const calls = async () =>
      till.shop.logged.filter(({ facts }) => facts['alert'] === 'a job was given up' && facts['subject'] === letter.id)
    expect(await eventually(calls, (found) => found.length > 0)).toHaveLength(1)

    await till.faults(null)
    expect((await admin(`/webhooks/${letter.id}/replay`, 'POST')).status).toBe(202)
    expect(await sold(started.reference)).toMatchObject(once)
    expect(await eventually(dead, (found) => found.length === 0)).toEqual([])
  })

  it('PAY-22: a notice is not taken while the database is away; sent again, it sells once', async () => {
    const { reference } = await paid()
    const body = chargeSuccess(reference)
    for (const lose of [wire.cut, wire.hang]) {
      lose()
      const { status, ms } = await timed(() => till.webhook(body))
      expect(status).toBe(503)
      expect(ms).toBeLessThan(5_000)
      wire.restore()
    }
    const taken = async () => (await till.webhook(body)).status
    expect(await eventually(taken, (status) => status === 200)).toBe(200)
    expect(await taken()).toBe(200)
    expect(
      await eventually(
        () => sold(reference),
        ({ sales }) => sales === 1,
      ),
    ).toMatchObject(once)
  })

  it.each([
    [2, 'paid'],
    [4, 'pending'],
  ])('FAULT-04: a sale that loses to another %i times is %s at once, and paid in the end', async (losses, status) => {
    const started = await paid()
    const body = `if nextval('planted_tries') <= ${losses} then raise exception 'planted' using errcode = '40001'; end if;`
    const answer = await raising('sales', body, () => till.verify(started))
    expect(status === 'paid' ? answer.json.status : answer.status === 503 || answer.json.status).toBe(
      status === 'paid' ? 'paid' : true,
    )
    expect((await till.verify(started)).json.status).toBe('paid')
    expect(await stateOf(till.shop, started.reference)).toMatchObject(once)
  })

  it('FAULT-05: with a full disk notices and checkouts are turned away for the moment, and reads are answered', async () => {
    const [started, person, workflow] = [await paid(), await buyer(till.shop), await till.item()]
    const full = `raise exception 'could not extend file' using errcode = '53100';`
    await raising('webhook_events', full, async () => {
      expect((await till.webhook(chargeSuccess(started.reference))).status).toBe(503)
      expect((await ask(till.shop.url, `/api/workflows/${workflow.id}`)).status).toBe(200)
    })
    await raising('checkouts', full, async () => {
      const refused = await till.initialize(person, { workflowId: workflow.id })
      expect([refused.status, refused.json.code]).toEqual([503, 'UNAVAILABLE'])
      expect((await ask(till.shop.url, `/api/workflows/${workflow.id}`)).status).toBe(200)
    })
    expect((await till.webhook(chargeSuccess(started.reference))).status).toBe(200)
    expect(await sold(started.reference)).toMatchObject(once)
    expect((await till.initialize(person, { workflowId: workflow.id })).status).toBe(201)
  })

  it('PAY-21: while Paystack is down checkouts are refused in a moment, and the catalogue answers as ever', async () => {
    const [person, workflow] = [await buyer(till.shop), await till.item()]
    const look = () => timed(() => ask(till.shop.url, `/api/workflows/${workflow.id}`))
    const buy = () => timed(() => till.initialize(person, { workflowId: workflow.id }))
    const looks = async (between: () => Promise<unknown>) => {
      const found = []
      for (let at = 0; at < 30; at += 1) {
        await between()
        found.push(await look())
      }
      return found
    }
    const usual = await looks(async () => undefined)
    await till.faults({ api: [{ path: '/transaction/*', dropConnection: true }] })
    for (let at = 0; at < 6; at += 1) expect((await buy()).status).toBe(503)
    const refusals: Array<Awaited<ReturnType<typeof buy>>> = []
    const meanwhile = await looks(async () => refusals.push(await buy()))
    expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([503]))
    expect(refusals.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true)
    expect(usualMs(refusals)).toBeLessThan(500)
    expect(new Set(meanwhile.map(({ status }) => status))).toEqual(new Set([200]))
    expect(usualMs(meanwhile)).toBeLessThan(usualMs(usual) + 50)
  })
})
