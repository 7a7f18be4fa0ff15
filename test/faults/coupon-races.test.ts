import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stockedItem } from '../http/support/delivered.ts'
import { buyer, shopOwner } from '../http/support/people.ts'
import { minted } from '../http/support/tokens.ts'
import { ask, bearer } from '../support/http.ts'
import { expectGoodBooks } from '../support/invariants.ts'
import { type Instance, type Instances, openInstances } from './instances.ts'

describe('one coupon, wanted at two instances at once', () => {
  let all: Instances
  let at: ReadonlyArray<Instance>
  let operator: Readonly<Record<string, string>>
  beforeAll(async () => {
    all = await openInstances()
    // Hundreds at once on a busy machine are let wait: that they are turned away in time is tested elsewhere.
    const patient = { DATABASE_POOL: '10', LIMIT_POOL_WAIT_MS: '90000' }
    at = await Promise.all([all.start(patient), all.start({ ...patient, WORKER: 'off' })])
    operator = bearer((await shopOwner(all.looking)).accessToken)
  }, 90_000)
  afterAll(async () => {
    await all?.close()
  })

  /** Access tokens of new buyers: made as copies of one, for nobody waits for hundreds of passwords to be hashed. */
  const buyers = async (count: number): Promise<ReadonlyArray<string>> => {
    const { id } = await buyer(all.looking)
    const made = await all.looking.sql<{ sub: string; sid: string }>(
      `with copies as (
         insert into users select (jsonb_populate_record(u, jsonb_build_object(
             'id', gen_random_uuid(), 'email', n || $2 || u.email, 'email_key', n || $2 || u.email_key))).*
           from users u, generate_series(1, $3::int) as n where u.id = $1 returning id
       )
       insert into sessions select (jsonb_populate_record(s, jsonb_build_object(
           'id', gen_random_uuid(), 'user_id', copies.id))).*
         from sessions s, copies where s.user_id = $1
       returning id as sid, user_id as sub`,
      [id, randomUUID(), count],
    )
    return Promise.all(made.map((claims) => minted(all.looking, claims)))
  }

  const coupon = async (terms: object) => {
    const body = { code: `C-${randomUUID().slice(0, 8)}`, percentOff: 10, ...terms }
    const answer = await ask(all.looking.url, '/api/admin/coupons', { headers: operator, body })
    if (answer.status !== 201) throw new Error(`no coupon was made: ${answer.text}`)
    return answer.json as Readonly<{ id: string; code: string }>
  }
  const redeemed = async (id: string): Promise<number> =>
    (await ask(all.looking.url, `/api/admin/coupons/${id}`, { headers: operator })).json.redemptions
  const transactions = async (): Promise<number> =>
    (await ask(all.sandbox.url, '/sandbox/transactions')).json.items.length

  const tried = (token: string, turn: number, body: object) =>
    ask(at[turn % at.length]?.url ?? '', '/api/payment/initialize', { headers: bearer(token), body })
  const counted = (answers: ReadonlyArray<Readonly<{ status: number; json: { code?: string } }>>) => {
    const counts: Record<string, number> = {}
    for (const { status, json } of answers) {
      const key = status === 201 ? '201' : `${status} ${json.code}`
      counts[key] = (counts[key] ?? 0) + 1
    }
    return counts
  }

  it.each([
    ['P21', 200, 10],
    ['PAY-16', 100, 1],
  ])(
    '%s: of %i buyers exactly %i get it, and the others are told before they pay',
    { timeout: 120_000 },
    async (_, many, uses) => {
      const [tokens, { id, code: couponCode }] = [await buyers(many), await coupon({ maxRedemptions: uses })]
      const { id: workflowId } = await stockedItem(all.looking, { price: { amount: 250_000, currency: 'NGN' } })
      const before = await transactions()
      const answers = await Promise.all(tokens.map((token, turn) => tried(token, turn, { workflowId, couponCode })))
      expect(counted(answers)).toEqual({ 201: uses, '422 COUPON_EXHAUSTED': many - uses })
      expect(await transactions()).toBe(before + uses)
      expect(await redeemed(id)).toBe(uses)
      await expectGoodBooks(all.looking)
    },
  )

  it('P21, I8: of one buyer’s many tries at many items as many get it as are theirs', { timeout: 60_000 }, async () => {
    const [[token = ''], { id, code: couponCode }] = [await buyers(1), await coupon({ perUserLimit: 2 })]
    const items = await Promise.all(
      Array.from({ length: 12 }, () => stockedItem(all.looking, { price: { amount: 250_000, currency: 'NGN' } })),
    )
    const answers = await Promise.all(
      items.map(({ id: workflowId }, turn) => tried(token, turn, { workflowId, couponCode })),
    )
    expect(counted(answers)).toEqual({ 201: 2, '422 COUPON_USED': 10 })
    expect(await redeemed(id)).toBe(2)
    await expectGoodBooks(all.looking)
  })

  it('buyers who change from one coupon to the other and back never wait for each other in a circle', {
    timeout: 60_000,
  }, async () => {
    const [tokens, one, two] = [await buyers(10), await coupon({}), await coupon({})]
    const { id: workflowId } = await stockedItem(all.looking, { price: { amount: 250_000, currency: 'NGN' } })
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(
        tokens.map((token, turn) =>
          tried(token, turn, { workflowId, couponCode: (turn + round) % 2 === 0 ? one.code : two.code }),
        ),
      )
      expect(counted(answers)).toEqual({ 201: 10 })
    }
    expect([await redeemed(one.id), await redeemed(two.id)]).toEqual([5, 5])
    await expectGoodBooks(all.looking)
  })
})
