import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { codesOf, contracts, named, type ShopForAll, shopForAll } from '../support/every-route.ts'
import { quickest } from '../support/quickest.ts'

const lists = contracts.filter(({ paged }) => paged)
describe('what is asked in an address', () => {
  let shop: ShopForAll['shop']
  let ada: ShopForAll['ada']
  let owner: ShopForAll['owner']
  let to: ShopForAll['to']
  beforeAll(async () => {
    ;({ shop, ada, owner, to } = await shopForAll())
  })
  afterAll(() => shop?.stop())

  it('has lists to go to', () => {
    expect(lists.length).toBeGreaterThan(2)
  })

  describe.each(named(lists))('the query of %s', (_, contract) => {
    it.each(['limit=10&limit=20', 'limit[]=1', 'limit[a]=1', 'q[$ne]=x', 'unknown=1', '__proto__=1'])(
      'INPUT-11: %s is refused',
      async (query) => {
        const answer = await to(contract, {}, `?${query}`)
        expect([answer.status, answer.json.code]).toEqual([422, 'VALIDATION_FAILED'])
        expect(answer.json.errors[0].pointer).toMatch(/^\?/)
      },
    )

    it.each(['0', '-1', '101', '1e2', '0x10', '%205', '5%20', '+5', '99999999999999999999', '', '1.0', '%00'])(
      'INPUT-12: limit=%s is refused',
      async (limit) => {
        const answer = await to(contract, {}, `?limit=${limit}`)
        expect(answer.status).toBe(422)
        expect(answer.json.errors[0].pointer).toBe('?limit')
      },
    )

    it.each(['price;DROP TABLE', 'price%20desc,(select pg_sleep(5))', 'newest%27--'])(
      'INPUT-13: sort=%s is refused',
      async (sort) => {
        const took = await quickest(20, async () => {
          expect((await to(contract, {}, `?sort=${encodeURI(sort)}`)).status).toBe(422)
          expect((await to(contract, {}, `?direction=${encodeURI('asc, (select 1)')}`)).status).toBe(422)
        })
        expect(took).toBeLessThan(100)
      },
    )

    it('with escapes that are no UTF-8 is refused by name', async () => {
      const answer = await to(contract, {}, '?cursor=%C3%28')
      expect(answer.status).toBe(422)
      expect(answer.json.errors).toEqual([
        { pointer: '?cursor', code: 'invalid_characters', message: expect.any(String) },
      ])
    })
  })

  describe('INPUT-12: a cursor', () => {
    const wishes = (query: string) =>
      ask(shop.url, `/api/custom-requests?${query}`, { headers: bearer(ada.accessToken) })
    const next = async (): Promise<string> => {
      for (const title of ['One', 'Two'])
        await ask(shop.url, '/api/custom-requests', {
          headers: bearer(ada.accessToken),
          body: { title, description: 'Something.' },
        })
      return (await wishes('limit=1')).json.nextCursor
    }

    it('leads on, and once altered by one character it does not', async () => {
      const cursor = await next()
      expect((await wishes(`limit=1&cursor=${cursor}`)).status).toBe(200)
      expect((await wishes(`limit=2&cursor=${cursor}`)).status).toBe(200)
      for (let at = 0; at < cursor.length; at += 1) {
        const other = cursor[at] === 'A' ? 'B' : 'A'
        const altered = await wishes(`limit=1&cursor=${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`)
        expect(altered.status).toBe(422)
        expect(codesOf(altered)).toEqual(['?cursor invalid_cursor'])
      }
    })

    it('of another list leads nowhere', async () => {
      const answer = await ask(shop.url, `/api/admin/custom-requests?cursor=${await next()}`, {
        headers: bearer(owner.accessToken),
      })
      expect(answer.status).toBe(422)
    })

    it.each(['x', '%20', 'a'.repeat(1_001), '..', '%F0%9F%90%8D'])('that is %s leads nowhere', async (cursor) => {
      expect((await wishes(`cursor=${cursor}`)).status).toBe(422)
    })
  })

  it('a path whose escapes are no UTF-8, or whose id is none, leads nowhere', async () => {
    const headers = bearer(ada.accessToken)
    for (const id of ['%C3%28', '%ZZ', '%', '%00', '%2e%2e%2f', 'x', '01890000-0000-7000-8000-00000000000A', "'"])
      expect((await ask(shop.url, `/api/custom-requests/${id}`, { headers })).status, id).toBe(404)
    expect((await ask(shop.url, '/problems/%C3%28')).status).toBe(404)
    expect(shop.logged.filter(({ level }) => level === 'error')).toEqual([])
  })
})
