import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person, shopOwner } from './support/people.ts'

const day = 86_400_000
const brief = { title: 'Invoices from mail', description: 'Read them and book them.' }

const pointersOf = ({ json }: Received): ReadonlyArray<string> =>
  json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()

describe('custom requests', () => {
  let shop: TestShop
  let ada: Person
  let olu: Person
  beforeAll(async () => {
    shop = await testShop({ CURRENCIES: 'NGN' })
    ada = await buyer(shop)
    olu = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const submit = (body: unknown, person = ada, headers: Readonly<Record<string, string>> = {}): Promise<Received> =>
    ask(shop.url, '/api/custom-requests', { body, headers: { ...bearer(person.accessToken), ...headers } })
  const get = (person: Person, path: string): Promise<Received> =>
    ask(shop.url, path, { headers: bearer(person.accessToken) })

  it('answer everything that was asked, and nothing that is not there yet', async () => {
    const deadline = new Date(Date.now() + 30 * day).toISOString()
    const asked = { ...brief, integrations: ['gmail'], budget: { amount: 5_000_000, currency: 'NGN' }, deadline }
    const answer = await submit(asked)
    expect(answer.status).toBe(201)
    const { id, createdAt } = answer.json
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...asked,
      status: 'submitted',
      quote: null,
      messages: [],
      delivery: null,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: createdAt,
    })
    expect((await get(ada, `/api/custom-requests/${id}`)).json).toEqual(answer.json)
    const seen = await get(olu, `/api/admin/custom-requests/${id}`)
    expect(seen.json).toEqual({ ...answer.json, user: { id: ada.id, email: ada.email, name: 'Ada' } })
  })

  it('answer null and an empty list for what was not said', async () => {
    const answer = await submit(brief)
    expect(answer.json).toMatchObject({ integrations: [], budget: null, deadline: null })
  })

  it('are announced with their submission, in ids only', async () => {
    const { json } = await submit(brief)
    const events = await shop.sql('select type, facts from events where subject = $1', [json.id])
    expect(events).toEqual([{ type: 'CustomRequestSubmitted', facts: { userId: ada.id } }])
  })

  it('name everything that is wrong at once, and keep nothing of it', async () => {
    const before = await shop.sql('select count(*) from custom_requests')
    const answer = await submit({
      title: '',
      integrations: ['gmail', 'Google Sheets'],
      budget: { amount: -1, currency: 'EUR' },
      deadline: 'tomorrow',
      status: 'paid',
    })
    expect([answer.status, answer.json.code]).toEqual([422, 'VALIDATION_FAILED'])
    expect(pointersOf(answer)).toEqual([
      '/budget/amount',
      '/budget/currency',
      '/deadline',
      '/description',
      '/integrations/1',
      '/status',
      '/title',
    ])
    expect(await shop.sql('select count(*) from custom_requests')).toEqual(before)
  })

  it.each([
    ['a title of 201 characters', { ...brief, title: 'x'.repeat(201) }, '/title'],
    ['a description of 10,001 characters', { ...brief, description: 'x'.repeat(10_001) }, '/description'],
    ['21 integrations', { ...brief, integrations: Array.from({ length: 21 }, () => 'gmail') }, '/integrations'],
    ['a deadline that has passed', { ...brief, deadline: new Date(Date.now() - 1).toISOString() }, '/deadline'],
    ['a budget in words', { ...brief, budget: '50,000 NGN' }, '/budget'],
  ])('refuse %s', async (_, body, pointer) => {
    const answer = await submit(body)
    expect([answer.status, answer.json.code, pointersOf(answer)]).toEqual([422, 'VALIDATION_FAILED', [pointer]])
  })

  it('refuse a budget in a currency that this shop does not sell in, by its own name', async () => {
    const answer = await submit({ ...brief, budget: { amount: 1, currency: 'USD' } })
    expect([answer.status, answer.json.code, pointersOf(answer)]).toEqual([
      422,
      'CURRENCY_UNSUPPORTED',
      ['/budget/currency'],
    ])
  })

  it('are made once for one Idempotency-Key', async () => {
    const key = { 'Idempotency-Key': 'a request of mine' }
    const [first, second] = [await submit(brief, ada, key), await submit(brief, ada, key)]
    expect(second.json).toEqual(first.json)
  })

  it("do not tell another's from none", async () => {
    const { json } = await submit(brief)
    const ben = await buyer(shop)
    const [others, none] = await Promise.all(
      [json.id, '01890000-0000-7000-8000-000000000000'].map((id) => get(ben, `/api/custom-requests/${id}`)),
    )
    expect([others?.status, none?.status]).toEqual([404, 404])
    const body = (answer: Received | undefined) => ({ ...answer?.json, instance: '', requestId: '' })
    expect(body(others)).toEqual(body(none))
    expect((await get(ben, '/api/custom-requests')).json).toEqual({ items: [], nextCursor: null })
  })

  it('are listed page by page, for the operators at both addresses and by status', async () => {
    const ben = await buyer(shop)
    const ids: Array<string> = []
    for (const title of ['one', 'two', 'three']) ids.unshift((await submit({ ...brief, title }, ben)).json.id)
    const first = (await get(ben, '/api/custom-requests?limit=2')).json
    const rest = (await get(ben, `/api/custom-requests?limit=2&cursor=${first.nextCursor}`)).json
    expect([...first.items, ...rest.items].map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(rest.nextCursor).toBeNull()
    for (const address of ['custom-requests', 'requests']) {
      const listed = (await get(olu, `/api/admin/${address}?status=submitted&limit=3`)).json
      expect(listed.items.map(({ id }: { id: string }) => id)).toEqual(ids)
      expect((await get(olu, `/api/admin/${address}?status=quoted`)).json.items).toEqual([])
      expect((await get(olu, `/api/admin/${address}?status=unknown`)).status).toBe(422)
      expect((await get(ben, `/api/admin/${address}`)).status).toBe(401)
    }
  })

  it('do not take the cursor of another list', async () => {
    const { nextCursor } = (await get(olu, '/api/admin/custom-requests?limit=1')).json
    const answer = await get(olu, `/api/admin/custom-requests?status=submitted&cursor=${nextCursor}`)
    expect([answer.status, pointersOf(answer)]).toEqual([422, ['?cursor']])
  })
})
