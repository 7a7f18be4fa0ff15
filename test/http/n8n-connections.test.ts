import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TE } from '../../src/domain/kernel/fp.ts'
import { Templates } from '../../src/ports/delivery/templates.ts'
import { provide } from '../../src/ports/kernel/port.ts'
import { unavailable } from '../../src/ports/kernel/transact.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { given, priced, stockedItem } from './support/delivered.ts'
import { buyer, type Person } from './support/people.ts'

const publicUrl = 'http://shop.vexa.test:8000'

describe('the address of a buyer’s n8n', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ PUBLIC_URL: publicUrl })
  })
  afterAll(() => shop?.stop())

  const connect = ({ accessToken }: Person): Promise<Received> =>
    ask(shop.url, '/api/me/n8n-token', { method: 'POST', headers: bearer(accessToken) })
  const disconnect = ({ accessToken }: Person): Promise<Received> =>
    ask(shop.url, '/api/me/n8n-token', { method: 'DELETE', headers: bearer(accessToken) })
  const tokenOf = async (person: Person): Promise<string> => (await connect(person)).json.token
  const searchAt = (token: string) => ask(shop.url, `/n8n/u/${token}/templates/search`)
  const unknown = { message: 'There are no templates at this address', code: 404 }

  it('is told once, with its token; what is kept is a hash', async () => {
    const ada = await buyer(shop)
    const answer = await connect(ada)
    const { token, url } = answer.json
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), url: `${publicUrl}/n8n/u/${token}/` })
    expect(answer.header('cache-control')).toBe('no-store')
    expect((await ask(shop.url, `${new URL(url).pathname}health`)).json).toEqual({ status: 'OK' })
    const rows = await shop.sql('select token_hash from n8n_connections where user_id = $1', [ada.id])
    expect(rows).toEqual([{ token_hash: createHash('sha256').update(token).digest('hex') }])
    const events = await shop.sql('select type, facts from events where subject = $1', [ada.id])
    expect(events).toContainEqual({ type: 'N8nConnected', facts: {} })
    expect(JSON.stringify(await shop.sql('select * from events'))).not.toContain(token)
  })

  it('is replaced by the next, and nobody’s else', async () => {
    const [ada, ben] = [await buyer(shop), await buyer(shop)]
    const [first, his, second] = [await tokenOf(ada), await tokenOf(ben), await tokenOf(ada)]
    expect(second).not.toBe(first)
    expect((await searchAt(first)).json).toEqual(unknown)
    for (const token of [his, second]) expect((await searchAt(token)).status).toBe(200)
  })

  it('shows nobody what another buyer owns', async () => {
    const [ada, ben] = [await buyer(shop), await buyer(shop)]
    const workflow = await stockedItem(shop, { title: 'Hers alone', price: priced })
    await given(shop, ada, workflow)
    const [hers, his] = [await searchAt(await tokenOf(ada)), await searchAt(await tokenOf(ben))]
    expect(hers.text).toContain('Hers alone')
    expect(his.text).not.toContain('Hers alone')
    const { id } = hers.json.workflows[0]
    const taken = await ask(shop.url, `/n8n/u/${await tokenOf(ben)}/workflows/templates/${id}`)
    expect([taken.status, taken.json.code]).toEqual([404, 404])
  })

  it('ends when it is given up, which may be said twice', async () => {
    const ada = await buyer(shop)
    const token = await tokenOf(ada)
    expect([(await disconnect(ada)).status, (await disconnect(ada)).status]).toEqual([204, 204])
    expect((await searchAt(token)).json).toEqual(unknown)
    const events = await shop.sql(`select from events where subject = $1 and type = 'N8nDisconnected'`, [ada.id])
    expect(events).toHaveLength(1)
  })

  it.each([
    '/health',
    '/templates/categories',
    '/templates/collections',
    '/templates/collections/1',
    '/templates/search',
    '/templates/workflows/1',
    '/workflows/templates/1',
  ])('is not found by a token that was changed, cut or made up: %s', async (path) => {
    const token = await tokenOf(await buyer(shop))
    const changed = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
    for (const other of [changed, token.slice(1), `${token}A`, token.toLowerCase(), 'null', '%00', 'x'.repeat(43)]) {
      const answer = await ask(shop.url, `/n8n/u/${other}${path}`)
      expect([other, answer.status, answer.json.code]).toEqual([other, 404, 404])
      expect(answer.header('www-authenticate')).toBeNull()
      expect(answer.header('access-control-allow-origin')).toBe('*')
    }
  })

  it.each(['suspended', 'erased'])('is unknown while its buyer is %s', async (status) => {
    const ada = await buyer(shop)
    const token = await tokenOf(ada)
    await shop.sql('update users set status = $1 where id = $2', [status, ada.id])
    expect((await searchAt(token)).json).toEqual(unknown)
  })

  it('can be had by who is signed in only', async () => {
    for (const method of ['POST', 'DELETE']) {
      const answer = await ask(shop.url, '/api/me/n8n-token', { method })
      expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })

  it('is no login: its token opens nothing else', async () => {
    const token = await tokenOf(await buyer(shop))
    expect((await ask(shop.url, '/api/me/library', { headers: bearer(token) })).status).toBe(401)
    expect((await ask(shop.url, '/api/auth/refresh', { body: { refreshToken: token } })).status).toBe(401)
  })

  it('stays out of the log, whatever goes wrong', async () => {
    const token = await tokenOf(await buyer(shop))
    const lost = TE.left(unavailable({ what: 'database' }))
    const buggy = (): never => {
      throw new Error('a bug')
    }
    const extra = [provide(Templates, { search: () => lost, categories: buggy, one: buggy })]
    const broken = await besides(shop, { PUBLIC_URL: publicUrl }, { extra })
    try {
      const [down, bug] = [
        await ask(broken.url, `/n8n/u/${token}/templates/search`),
        await ask(broken.url, `/n8n/u/${token}/templates/workflows/1`),
      ]
      expect([down.status, down.json.code, down.header('retry-after')]).toEqual([503, 503, '5'])
      expect([bug.status, bug.json.code]).toEqual([500, 500])
      await ask(broken.url, `/n8n/u/${token}/nowhere`)
      const errors = broken.logged.filter(({ level }) => level === 'error')
      expect(errors.map(({ facts }) => facts.path)).toEqual([
        '/n8n/u/…/templates/search',
        '/n8n/u/…/templates/workflows/1',
      ])
      expect(JSON.stringify(broken.logged)).not.toContain(token)
    } finally {
      await broken.stop()
    }
  })
})
