import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chargeSuccess, signed, stateOf } from '../../http/payment/till.ts'
import { ask } from '../../support/http.ts'
import { expectGoodBooks } from '../../support/invariants.ts'
import { type Instances, openInstances } from '../instances.ts'

const patienceMs = 90_000

describe('a worker that is killed', () => {
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

  it('in the middle of a job leaves it to another, who has done it within 90 seconds (R10)', async () => {
    const web = await all.start({ WORKER: 'off' })
    const paid = await all.paidAt(web.url)
    await ask(all.sandbox.url, '/sandbox/faults', {
      method: 'PUT',
      body: { webhooks: { drop: 1 }, api: [{ path: '/transaction/verify/*', delayMs: 5_000, times: 1 }] },
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
    await worker.process.stop('SIGKILL')
    expect(await stateOf(all.looking, paid.reference)).toMatchObject({ sales: 0 })
    const other = await all.start({ WORKER: 'only' })
    const tookMs = await until(async () => (await stateOf(all.looking, paid.reference)).sales === 1)
    expect(tookMs).toBeLessThan(patienceMs)
    expect(await stateOf(all.looking, paid.reference)).toMatchObject({ checkout: 'paid', sales: 1, rights: 1, sum: 0 })
    await expectGoodBooks(all.looking)
    for (const each of [web, other]) await each.process.stop()
  })
})
