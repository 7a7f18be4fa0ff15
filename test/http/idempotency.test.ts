import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person } from './support/people.ts'

const wish = { title: 'Invoices to a sheet', description: 'Each new invoice becomes a row.' }

describe('a request with an Idempotency-Key', () => {
  let one: TestShop
  let other: TestShop
  let ada: Person
  beforeAll(async () => {
    one = await testShop()
    other = await besides(one)
    ada = await buyer(one)
  })
  afterAll(async () => {
    await other?.stop()
    await one?.stop()
  })

  let keys = 0
  const newKey = (): string => {
    keys += 1
    return `key ${keys}`
  }
  const wishAs = (
    person: Person,
    key: string | ReadonlyArray<string>,
    body: unknown = wish,
    at = one,
  ): Promise<Received> =>
    ask(at.url, '/api/custom-requests', { headers: { ...bearer(person.accessToken), 'Idempotency-Key': key }, body })
  const wishesOf = async ({ id }: Person): Promise<number> =>
    (await one.sql('select from custom_requests where user_id = $1', [id])).length

  it('is answered again as it was the first time, by any instance, and done once', async () => {
    const [key, before] = [newKey(), await wishesOf(ada)]
    const first = await wishAs(ada, key)
    const second = await wishAs(ada, key, wish, other)
    expect(first.status).toBe(201)
    expect(second.status).toBe(201)
    expect(second.text).toBe(first.text)
    expect(second.header('content-type')).toBe(first.header('content-type'))
    expect(await wishesOf(ada)).toBe(before + 1)
  })

  it('is refused under the key of another request', async () => {
    const key = newKey()
    await wishAs(ada, key)
    const { status, json } = await wishAs(ada, key, { ...wish, title: 'Another' }, other)
    expect([status, json.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
  })

  it('has a key of its user alone', async () => {
    const [key, eve] = [newKey(), await buyer(one)]
    const hers = await wishAs(ada, key)
    const his = await wishAs(eve, key, { ...wish, title: 'Another' })
    expect(his.status).toBe(201)
    expect(his.json.id).not.toBe(hers.json.id)
  })

  it('of which many come at once to two instances is done once; the others get its answer or are told to wait', async () => {
    const [key, before] = [newKey(), await wishesOf(ada)]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => wishAs(ada, key, wish, index % 2 === 0 ? one : other)),
    )
    const made = answers.filter(({ status }) => status === 201)
    const told = answers.filter(({ status, json }) => status === 409 && json.code === 'IDEMPOTENCY_RUNNING')
    expect(made.length).toBeGreaterThanOrEqual(1)
    expect(made.length + told.length).toBe(answers.length)
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    expect(await wishesOf(ada)).toBe(before + 1)
  })

  it('is answered again with its refusal too', async () => {
    const key = newKey()
    const first = await wishAs(ada, key, { ...wish, title: '' })
    const second = await wishAs(ada, key, { ...wish, title: '' }, other)
    expect(first.status).toBe(422)
    expect(second.text).toBe(first.text)
    expect(second.header('content-type')).toBe('application/problem+json; charset=utf-8')
  })

  it('that is still running elsewhere is told to wait for 60 s; then the next takes over', async () => {
    const key = newKey()
    const { json } = await wishAs(ada, key)
    const row = 'owner = $1 and key = $2'
    await one.sql(
      `update idempotency_keys set status = null, headers = null, body = null,
         running_until = app_now() + interval '60 s' where ${row}`,
      [`user ${ada.id}`, key],
    )
    const waiting = await wishAs(ada, key, wish, other)
    expect([waiting.status, waiting.json.code]).toEqual([409, 'IDEMPOTENCY_RUNNING'])
    await one.sql(`update idempotency_keys set running_until = app_now() where ${row}`, [`user ${ada.id}`, key])
    const foreign = await wishAs(ada, key, { ...wish, title: 'Another' })
    expect([foreign.status, foreign.json.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    const taken = await wishAs(ada, key, wish, other)
    expect(taken.status).toBe(201)
    expect(taken.json.id).not.toBe(json.id)
  })

  it('is forgotten when it ends in a 5xx, so that it can be tried again', async () => {
    const key = newKey()
    await one.sql('alter table custom_requests rename to custom_requests_away')
    const failed = await wishAs(ada, key).finally(() =>
      one.sql('alter table custom_requests_away rename to custom_requests'),
    )
    expect(failed.status).toBe(500)
    expect((await wishAs(ada, key, wish, other)).status).toBe(201)
  })

  it('is forgotten after 24 hours', async () => {
    const key = newKey()
    const first = await wishAs(ada, key)
    await one.sql(`update idempotency_keys set created_at = app_now() - interval '24 hours' where key = $1`, [key])
    const later = await wishAs(ada, key, { ...wish, title: 'Another' })
    expect(later.status).toBe(201)
    expect(later.json.id).not.toBe(first.json.id)
  })

  it.each([
    ['is empty', ''],
    ['has 256 characters', 'k'.repeat(256)],
    ['is not ASCII', 'clé'],
    ['comes twice', ['a', 'b']],
  ])('is refused when the key %s', async (_, key) => {
    const before = await wishesOf(ada)
    const { status, json } = await wishAs(ada, key)
    expect([status, json.code, json.errors?.[0]?.pointer]).toEqual([422, 'VALIDATION_FAILED', 'Idempotency-Key'])
    expect(await wishesOf(ada)).toBe(before)
  })

  it('takes a key of 255 characters', async () => {
    expect((await wishAs(ada, 'k'.repeat(255))).status).toBe(201)
  })

  it('is not kept where answers hold tokens: each login is a login', async () => {
    const body = { email: ada.email, password: 'seven quiet lanterns' }
    const headers = { 'Idempotency-Key': newKey() }
    const first = await ask(one.url, '/api/auth/login', { headers, body })
    const second = await ask(one.url, '/api/auth/login', { headers, body })
    expect(second.status).toBe(200)
    expect(second.json.refreshToken).not.toBe(first.json.refreshToken)
    const rows = await one.sql('select from idempotency_keys where key = $1', [headers['Idempotency-Key']])
    expect(rows).toEqual([])
  })
})
