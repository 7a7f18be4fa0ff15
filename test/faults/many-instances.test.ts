import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailbox } from '../../sandbox/mailbox/start-mailbox.ts'
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

  it('P1, PAY-05: make one sale of 50 copies of a notice that come to two of them at once, and answer it to everyone who asks meanwhile (P2)', async () => {
    const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, file: null })
    const mails = { SMTP_URL: mailbox.smtpUrl }
    const [one, two] = [await all.start(mails), await all.start(mails)]
    const paid = await all.paidAt(one.url)
    const at = (index: number) => (index % 2 === 0 ? one : two)
    const [notices, asked, returned] = await Promise.all([
      Promise.all(Array.from({ length: 50 }, (_, index) => told(at(index), paid.reference))),
      Promise.all(Array.from({ length: 8 }, (_, index) => verified(at(index), paid))),
      Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          ask(at(index).url, `/api/payment/callback?reference=${paid.reference}`),
        ),
      ),
    ])
    expect(notices.map(({ status }) => status)).toEqual(Array(50).fill(200))
    expect(asked.map(({ status, json }) => [status, json.status])).toEqual(Array(8).fill([200, 'paid']))
    expect(new Set(asked.map(({ json }) => json.saleId)).size).toBe(1)
    expect(returned.map(({ status }) => status)).toEqual(Array(8).fill(303))
    expect(await whenSold(paid.reference)).toMatchObject(once)
    const [events] = await all.looking.sql(
      `select (select count(*)::int from events where type = 'SaleRecorded' and facts->>'reference' = $1) as recorded,
              (select arrivals from webhook_events where reference = $1) as arrivals`,
      [paid.reference],
    )
    expect(events).toEqual({ recorded: 1, arrivals: 50 })
    const hasCode = /Your code is \d{6}/
    const receipts = async () =>
      mailbox.messages().filter(({ to, text }) => to.includes(paid.person.email) && !hasCode.test(text ?? ''))
    expect(await eventually(receipts, (found) => found.length > 0)).toHaveLength(1)
    const [papers] = await all.looking.sql(
      `select (select count(*)::int from receipts where reference = $1) as receipts,
              (select count(*)::int from mails where user_id = $2 and kind <> 'email-code') as mails`,
      [paid.reference, paid.person.id],
    )
    expect(papers).toEqual({ receipts: 1, mails: 1 })
    await expectGoodBooks(all.looking)
    for (const each of [one, two]) await each.process.stop()
    expect(await receipts()).toHaveLength(1)
    await mailbox.stop()
  })

  it('P4: lose nothing when one is killed right after its 200, or in the middle of its work', {
    timeout: 60_000,
  }, async () => {
    const [web, victim] = [await all.start({ WORKER: 'off' }), await all.start({ WORKER: 'off' })]
    const paid = [await all.paidAt(web.url), await all.paidAt(web.url), await all.paidAt(web.url)]
    for (const { reference } of paid) expect((await told(victim, reference)).status).toBe(200)
    await victim.process.stop('SIGKILL')
    for (const { reference } of paid) expect(await stateOf(all.looking, reference)).toMatchObject({ sales: 0 })
    const worker = await all.start()
    for (const { reference } of paid) expect(await whenSold(reference)).toMatchObject(once)

    const more = await Promise.all(Array.from({ length: 6 }, () => all.paidAt(web.url)))
    const answers = await Promise.all(more.map(({ reference }) => told(worker, reference)))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
    await worker.process.stop('SIGKILL')
    for (const each of more) expect((await verified(web, each)).json.status).toBe('paid')
    for (const { reference } of more) expect(await stateOf(all.looking, reference)).toMatchObject(once)
    await expectGoodBooks(all.looking)
    await web.process.stop()
  })
})
