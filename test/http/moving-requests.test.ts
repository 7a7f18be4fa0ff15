import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person, shopOwner } from './support/people.ts'

const week = 7 * 86_400_000

describe('custom requests that move', () => {
  let shop: TestShop
  let ada: Person
  let olu: Person
  beforeAll(async () => {
    shop = await testShop({ CURRENCIES: 'NGN' })
    ada = await buyer(shop)
    olu = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const post = (person: Person, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    ask(shop.url, path, {
      method: 'POST',
      ...(body === undefined ? {} : { body }),
      headers: { ...bearer(person.accessToken), ...headers },
    })
  const submitted = async (): Promise<string> =>
    (await post(ada, '/api/custom-requests', { title: 'Invoices', description: 'Book them.' })).json.id
  const mine = (id: string, move: string, body?: unknown): Promise<Received> =>
    post(ada, `/api/custom-requests/${id}/${move}`, body)
  const theirs = (id: string, move: string, body: unknown): Promise<Received> =>
    post(olu, `/api/admin/custom-requests/${id}/${move}`, body)
  const quote = (id: string, amount = 5_000_000): Promise<Received> =>
    theirs(id, 'quote', {
      price: { amount, currency: 'NGN' },
      scope: 'All of it.',
      validUntil: new Date(Date.now() + week).toISOString(),
    })
  const quoted = async (): Promise<Readonly<{ id: string; quoteId: string }>> => {
    const id = await submitted()
    return { id, quoteId: (await quote(id)).json.quote.id }
  }
  const eventsOf = async (id: string): Promise<ReadonlyArray<string>> =>
    (await shop.sql<{ type: string }>('select type from events where subject = $1 order by id', [id])).map(
      ({ type }) => type,
    )
  const auditOf = (id: string) => shop.sql('select action, actor from audit_log where subject = $1 order by id', [id])

  it('are quoted, accepted and written to, with one event and one line of audit each', async () => {
    const id = await submitted()
    const answer = await quote(id)
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      id,
      status: 'quoted',
      quote: { price: { amount: 5_000_000, currency: 'NGN' }, scope: 'All of it.' },
      user: { id: ada.id },
    })
    expect((await theirs(id, 'messages', { text: 'Shall we?' })).status).toBe(201)
    const accepted = await mine(id, 'accept', { quoteId: answer.json.quote.id })
    expect([accepted.status, accepted.json.status]).toEqual([200, 'accepted'])
    expect(accepted.json.messages).toEqual([
      { id: expect.any(String), from: 'operator', text: 'Shall we?', at: expect.any(String) },
    ])
    expect(await eventsOf(id)).toEqual([
      'CustomRequestSubmitted',
      'CustomRequestQuoted',
      'CustomRequestMessageWritten',
      'CustomRequestAccepted',
    ])
    expect(await auditOf(id)).toEqual([
      { action: 'request.quote', actor: olu.id },
      { action: 'request.message', actor: olu.id },
    ])
    const facts = await shop.sql<{ facts: object }>('select facts from events where subject = $1', [id])
    expect(JSON.stringify(facts)).not.toMatch(/Shall we|All of it/)
  })

  it('name every mistake of a quote at once, and keep nothing of one that is refused', async () => {
    const id = await submitted()
    const broken = await theirs(id, 'quote', { price: { amount: 1.5, currency: 'NGN' }, scope: '' })
    expect([broken.status, broken.json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toEqual([
      422,
      ['/price/amount', '/scope', '/validUntil'],
    ])
    expect((await quote(id, 100)).json.code).toBe('BELOW_MINIMUM')
    expect(await shop.sql('select from quotes where request_id = $1', [id])).toEqual([])
    expect(await auditOf(id)).toEqual([])
  })

  it('refuse what their state does not allow, as 409 ILLEGAL_TRANSITION', async () => {
    const { id } = await quoted()
    const nobodys = '01890000-0000-7000-8000-000000000000'
    for (const [move, body] of [
      ['accept', { quoteId: nobodys }],
      ['request-revision', { text: 'Bigger.' }],
      ['close', undefined],
    ] as const)
      expect([move, (await mine(id, move, body)).json]).toMatchObject([
        move,
        { status: 409, code: 'ILLEGAL_TRANSITION' },
      ])
    expect((await theirs(id, 'decline', { reason: 'No.' })).json.code).toBe('ILLEGAL_TRANSITION')
  })

  it('do not let a quote be accepted that is over, by the time of the database', async () => {
    const { id, quoteId } = await quoted()
    const { json } = await theirs(id, 'quote', {
      price: { amount: 5_000_000, currency: 'NGN' },
      scope: 'For a moment.',
      validUntil: new Date(Date.now() + 3_600_000).toISOString(),
    })
    await shop.sql(`insert into app_clock (shift) values (interval '2 hours')`)
    try {
      const [over, replaced] = [
        await mine(id, 'accept', { quoteId: json.quote.id }),
        await mine(id, 'accept', { quoteId }),
      ]
      expect([over.json.code, replaced.json.code]).toEqual(['QUOTE_EXPIRED', 'ILLEGAL_TRANSITION'])
      expect(over.status).toBe(410)
    } finally {
      await shop.sql('delete from app_clock')
    }
  })

  it('take a message once for one Idempotency-Key', async () => {
    const id = await submitted()
    const write = () =>
      post(ada, `/api/custom-requests/${id}/messages`, { text: 'Once.' }, { 'Idempotency-Key': `once-${id}` })
    const [first, second] = [await write(), await write()]
    expect(second.json).toEqual(first.json)
    expect(second.json.messages).toHaveLength(1)
  })

  it('are accepted as they were read or not at all while the shop quotes anew', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, quoteId } = await quoted()
      const [accepted, anew] = await Promise.all([mine(id, 'accept', { quoteId }), quote(id, 6_000_000)])
      expect([accepted.status, anew.status].sort()).toEqual([200, 409])
      const { json } = await ask(shop.url, `/api/custom-requests/${id}`, { headers: bearer(ada.accessToken) })
      const expected = accepted.status === 200 ? ['accepted', 5_000_000] : ['quoted', 6_000_000]
      expect([json.status, json.quote.price.amount]).toEqual(expected)
    }
  })

  it('keep both quotes of two operators at once, and one of them stands', async () => {
    const id = await submitted()
    const answers = await Promise.all([quote(id, 5_000_000), quote(id, 6_000_000)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const rows = await shop.sql('select from quotes where request_id = $1', [id])
    const [kept] = await shop.sql<{ revision: number }>('select revision from custom_requests where id = $1', [id])
    expect([rows.length, kept?.revision]).toEqual([2, 3])
  })

  it('end once, whoever ends them at the same time', async () => {
    const { id } = await quoted()
    const outcomes = await Promise.all([mine(id, 'cancel', {}), mine(id, 'reject', {}), mine(id, 'cancel', {})])
    const { json } = await ask(shop.url, `/api/custom-requests/${id}`, { headers: bearer(ada.accessToken) })
    const ended = json.status === 'cancelled' ? 'CustomRequestCancelled' : 'CustomRequestRejected'
    expect(outcomes.map(({ status }) => status).sort()).toEqual(
      json.status === 'cancelled' ? [200, 200, 409] : [200, 409, 409],
    )
    expect((await eventsOf(id)).slice(2)).toEqual([ended])
  })

  it('have quotes that nobody changes', async () => {
    const { quoteId } = await quoted()
    await expect(shop.sql('update quotes set price_amount = 1 where id = $1', [quoteId])).rejects.toThrow(/never/)
  })
})
