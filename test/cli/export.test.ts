import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../support/http.ts'
import { owner, type TestShop, testShop } from '../support/shop.ts'
import { type AtHand, atHand, sellable } from './at-hand.ts'

describe('Files that are taken out of the shop', () => {
  let at: AtHand
  beforeAll(async () => {
    at = await atHand()
  })
  afterAll(() => at?.close())

  describe('export', () => {
    it('writes everything into a folder that another shop takes back, versions and all; twice comes to the same', async () => {
      const source = await testShop()
      const target = await testShop()
      try {
        const of = (one: TestShop) => ({
          DATABASE_URL: one.settings.DATABASE_URL,
          TOKEN_KEYS: one.settings.TOKEN_KEYS ?? '',
        })
        const path = await at.aFolder({ 'a.json': { ...sellable('Kept'), name: 'Kept' } })
        await at.vexa(['import', path, '--price', '250000', '--publish', '--category', 'sales'], of(source))
        const login = await ask(source.url, '/api/admin/login', { body: owner })
        const headers = { Authorization: `Bearer ${login.json.accessToken}` }
        const [{ id }] = (await ask(source.url, '/api/admin/workflows', { headers })).json.items
        const body = { version: '1.1.0', changelog: 'Says more', document: sellable('Kept, and more'), release: true }
        expect((await ask(source.url, `/api/admin/workflows/${id}/versions`, { headers, body })).status).toBe(201)

        const backup = await at.aFolder({})
        expect((await at.vexa(['export', backup], of(source))).out).toContain('1 workflows with 2 versions')
        const first = await at.vexa(['import', backup], of(target))
        expect([first.code, first.out]).toEqual([0, expect.stringContaining('1 published, 1 further versions')])
        expect((await at.vexa(['import', backup], of(target))).out).toContain('2 there already')

        const shown = async ({ url }: TestShop) => {
          const { title, price, categories, version } = (await ask(url, '/api/workflows/kept')).json
          const versions = (await ask(url, '/api/workflows/kept/versions')).json.items
          return {
            card: { title, price, categories, version },
            versions: versions.map(({ version: each, sha256, changelog }: Record<string, string>) => ({
              each,
              sha256,
              changelog,
            })),
          }
        }
        expect(await shown(target)).toEqual(await shown(source))
        expect((await shown(target)).versions).toHaveLength(2)
      } finally {
        await source.stop()
        await target.stop()
      }
    })
  })
})
