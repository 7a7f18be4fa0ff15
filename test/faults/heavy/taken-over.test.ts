import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chargeSuccess, signed, stateOf } from '../../http/payment/till.ts'
import { ask } from '../../support/http.ts'
import { expectGoodBooks } from '../../support/invariants.ts'
import { type Instances, openInstances } from '../instances.ts'

const patienceMs = 90_000
/** A job that was handed back is tried again after seconds, one that is missed after a minute and a half. */
const soonMs = 20_000

describe('a worker that ends', () => {
  let all: Instances
  beforeAll(async () => {
    all = await openInstances()
  })
  afterAll(() => all?.close())

  const until = async (isIt: () => Promise<boolean>): Promise<number> => {
    const begun = Date.now()
    while (!(await isIt())) {
      if (Date.now() - begun > patienceMs) throw new Error('it took too long')
      await new Promise((later) => setTimeout(later, 250))
    }
    return Date.now() - begun
  }

  /** A worker in the middle of a job, which Paystack keeps waiting for so long; and what is about to be sold by it. */
  const atWork = async (delayMs: number) => {
    const web = await all.start({ WORKER: 'off' })
    const paid = await all.paidAt(web.url)
    await ask(all.sandbox.url, '/sandbox/faults', {
      method: 'PUT',
      body: { webhooks: { drop: 1 }, api: [{ path: '/transaction/verify/*', delayMs, times: 1 }] },
    })
    const worker = await all.start({ WORKER: 'only' })
    const body = chargeSuccess(paid.reference)
    const answer = await ask(web.url, '/api/payment/webhook', { method: 'POST', headers: signed(body), body })
    expect(answer.status).toBe(200)
    await until(async () => {
      const [job] = await all.looking.sql(
        `select from pgboss.job where name = 'handle-payment-event' and state = 'active'`,
      )
      return job !== undefined
    })
    return { web, worker, paid }
  }
  const soldOnce = async ({ reference }: Readonly<{ reference: string }>): Promise<void> => {
    expect(await stateOf(all.looking, reference)).toMatchObject({ checkout: 'paid', sales: 1, rights: 1, sum: 0 })
    await expectGoodBooks(all.looking)
  }

  it('in the middle of a job leaves it to another, who has done it within 90 seconds (R10)', async () => {
    const { web, worker, paid } = await atWork(5_000)
    await worker.process.stop('SIGKILL')
    expect(await stateOf(all.looking, paid.reference)).toMatchObject({ sales: 0 })
    const other = await all.start({ WORKER: 'only' })
    const tookMs = await until(async () => (await stateOf(all.looking, paid.reference)).sales === 1)
    expect(tookMs).toBeLessThan(patienceMs)
    await soldOnce(paid)
    for (const each of [web, other]) await each.process.stop()
  })

  it('and one that is told to leave hands it back, to be done by another long before it would be missed (R11)', async () => {
    const { web, worker, paid } = await atWork(9_500)
    const other = await all.start({ WORKER: 'only' })
    await worker.process.stop()
    expect(await worker.process.ended).toBe(0)
    const tookMs = await until(async () => (await stateOf(all.looking, paid.reference)).sales === 1)
    expect(tookMs).toBeLessThan(soonMs)
    await soldOnce(paid)
    for (const each of [web, other]) await each.process.stop()
  })
})
