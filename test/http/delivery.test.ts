import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { claimAs, getAs, nothing, priced, stockedItem, told } from './support/delivered.ts'
import { buyer, type Person } from './support/people.ts'

describe('claims, the library and the purchases', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  describe('a claim of a free item', () => {
    it('answers the entitlement, and the same one when it is asked again', async () => {
      const { id } = await stockedItem(shop)
      const first = await claimAs(shop, ada, id)
      expect(first.status).toBe(201)
      expect(first.json).toEqual({
        id: expect.any(String),
        workflowId: id,
        status: 'active',
        source: 'free_claim',
        grantedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      })
      const second = await claimAs(shop, ada, id)
      expect(second.status).toBe(200)
      expect(second.json).toEqual(first.json)
    })

    it('is made once and announced once, however many come at a time', async () => {
      const { id } = await stockedItem(shop)
      const answers = await Promise.all(Array.from({ length: 8 }, () => claimAs(shop, ada, id)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(7).fill(200), 201])
      expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
      const rows = await shop.sql(
        `select s.kind, s.origin_id = e.id as own from entitlements e join entitlement_sources s on s.entitlement_id = e.id
          where e.workflow_id = $1`,
        [id],
      )
      expect(rows).toEqual([{ kind: 'free_claim', own: true }])
      const events = await shop.sql(
        `select subject, facts from events where type = 'WorkflowClaimed' and subject = $1`,
        [answers[0]?.json.id],
      )
      expect(events).toEqual([{ subject: answers[0]?.json.id, facts: { userId: ada.id, workflowId: id } }])
    })

    it('is refused for what has a price, and leaves nothing behind', async () => {
      const { id } = await stockedItem(shop, { price: priced })
      expect(told(await claimAs(shop, ada, id))).toEqual([402, 'NOT_FREE'])
      expect(await shop.sql('select from entitlements where workflow_id = $1', [id])).toEqual([])
    })

    it('finds neither drafts nor what is archived or removed nor what is not there', async () => {
      for (const status of ['draft', 'archived', 'removed'] as const)
        expect(told(await claimAs(shop, ada, (await stockedItem(shop, { status })).id))).toEqual([404, 'NOT_FOUND'])
      expect(told(await claimAs(shop, ada, nothing))).toEqual([404, 'NOT_FOUND'])
      expect(told(await claimAs(shop, ada, 'no-id'))).toEqual([404, 'NOT_FOUND'])
    })

    it('needs someone who is signed in', async () => {
      const { id } = await stockedItem(shop)
      expect(told(await ask(shop.url, `/api/workflows/${id}/claim`, { method: 'POST' }))).toEqual([
        401,
        'UNAUTHENTICATED',
      ])
    })
  })

  describe('the library and the purchases', () => {
    it('list what one owns over pages, and nobody else’s', async () => {
      const bola = await buyer(shop)
      const owned: Array<string> = []
      for (let index = 0; index < 3; index += 1) {
        const { id } = await stockedItem(shop)
        await claimAs(shop, bola, id)
        owned.unshift(id)
      }
      const first = await getAs(shop, bola, '/api/me/library?limit=2')
      expect(first.status).toBe(200)
      expect(first.header('cache-control')).toBe('no-store')
      const second = await getAs(shop, bola, `/api/me/library?limit=2&cursor=${first.json.nextCursor}`)
      const items = [...first.json.items, ...second.json.items]
      expect(items.map(({ workflow }: { workflow: { id: string } }) => workflow.id)).toEqual(owned)
      expect(second.json.nextCursor).toBeNull()
      expect(Object.keys(items[0]).toSorted()).toEqual([
        'downloadedVersion',
        'entitlement',
        'newestVersion',
        'updateAvailable',
        'workflow',
      ])
      expect(items[0]).toMatchObject({
        entitlement: { status: 'active', source: 'free_claim' },
        newestVersion: '1.0.0',
        downloadedVersion: null,
        updateAvailable: false,
      })
      const stranger = await buyer(shop)
      expect((await getAs(shop, stranger, '/api/me/library')).json).toEqual({ items: [], nextCursor: null })
      expect(told(await getAs(shop, stranger, `/api/me/purchases?cursor=${first.json.nextCursor}`))).toEqual([
        422,
        'VALIDATION_FAILED',
      ])
    })

    it('answer a purchase that is not there, or whose reference is none, in the same way', async () => {
      expect((await getAs(shop, ada, '/api/me/purchases')).json).toEqual({ items: [], nextCursor: null })
      expect(told(await getAs(shop, ada, '/api/me/purchases/VX-NOBODY-EVER-PAID-THIS'))).toEqual([404, 'NOT_FOUND'])
      expect(told(await getAs(shop, ada, '/api/me/purchases/not_a_reference'))).toEqual([404, 'NOT_FOUND'])
    })
  })
})
