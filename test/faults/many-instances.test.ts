import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chargeSuccess, eventually, signed, stateOf } from '../http/payment/till.ts'
import { ask, bearer } from '../support/http.ts'
import { expectGoodBooks } from '../support/invariants.ts'
import { type Instance, type Instances, openInstances, type Paid } from './instances.ts'

const told = (instance: Instance, reference: string) => {
  const body = chargeSuccess(reference)
  return ask(instance.url, '/api/payment/webhook', { method: 'POST', headers: signed(body), body })
}

const verified = (instance: Instance, { person, reference }: Paid) =>
  ask(instance.url, `/api/payment/verify/${reference}`, { headers: bearer(person.accessToken) })

describe('several instances on one database', () => {
  let all: Instances
  beforeAll(async () => {
    all = await openInstances()
  }, 60_000)
  afterAll(async () => {
    await all?.close()
  })

  const whenSold = (reference: string) =>
    eventually(
      () => stateOf(all.looking, reference),
      ({ sales }) => sales > 0,
    )
  const once = { checkout: 'paid', sales: 1, rights: 1, sum: 0 }

  it('P1, PAY-05: make one sale of 50 copies of a notice that come to two of them at once', async () => {
    const [one, two] = [await all.start(), await all.start()]
    const paid = await all.paidAt(one.url)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => told(at % 2 === 0 ? one : two, paid.reference)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
    expect(await whenSold(paid.reference)).toMatchObject(once)
    const [events] = await all.looking.sql(
      `select (select count(*)::int from events where type = 'SaleRecorded' and facts->>'reference' = $1) as recorded,
              (select arrivals from webhook_events where reference = $1) as arrivals`,
      [paid.reference],
    )
    expect(events).toEqual({ recorded: 1, arrivals: 50 })
    await expectGoodBooks(all.looking)
    for (const each of [one, two]) await each.process.stop()
  })

  it('P2: answer the same sale to everyone who asks while the notices come', async () => {
    const [one, two] = [await all.start(), await all.start()]
    const paid = await all.paidAt(one.url)
    const asks = Array.from({ length: 24 }, (_, at) => {
      const instance = at % 2 === 0 ? one : two
      if (at % 3 === 0) return told(instance, paid.reference)
      if (at % 3 === 1) return verified(instance, paid)
      return ask(instance.url, `/api/payment/callback?reference=${paid.reference}`)
    })
    const answers = await Promise.all(asks)
    expect(answers.map(({ status }) => status).filter((status) => ![200, 303].includes(status))).toEqual([])
    const ids = answers.filter(({ text }) => text.includes('saleId')).map(({ json }) => json.saleId)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(1)
    expect(await whenSold(paid.reference)).toMatchObject(once)
    await expectGoodBooks(all.looking)
    for (const each of [one, two]) await each.process.stop()
  })

  it('P4: lose nothing when one is killed right after its 200', async () => {
    const [one, two] = [await all.start({ WORKER: 'off' }), await all.start({ WORKER: 'off' })]
    const paid = [await all.paidAt(one.url), await all.paidAt(one.url), await all.paidAt(one.url)]
    for (const { reference } of paid) expect((await told(two, reference)).status).toBe(200)
    await two.process.stop('SIGKILL')
    for (const { reference } of paid) expect(await stateOf(all.looking, reference)).toMatchObject({ sales: 0 })
    const three = await all.start()
    for (const { reference } of paid) expect(await whenSold(reference)).toMatchObject(once)
    for (const each of [one, three]) await each.process.stop()
  })

  it('P4: lose nothing when one is killed in the middle of its work', { timeout: 150_000 }, async () => {
    const one = await all.start({ WORKER: 'off' })
    const worker = await all.start()
    const paid = await Promise.all(Array.from({ length: 6 }, () => all.paidAt(one.url)))
    const answers = Promise.all(paid.map(({ reference }) => told(worker, reference)))
    expect((await answers).map(({ status }) => status)).toEqual(Array(6).fill(200))
    await worker.process.stop('SIGKILL')
    const other = await all.start()
    for (const each of paid) expect((await verified(other, each)).json.status).toBe('paid')
    for (const { reference } of paid) expect(await stateOf(all.looking, reference)).toMatchObject(once)
    await expectGoodBooks(all.looking)
    for (const each of [one, other]) await each.process.stop()
  })
})
