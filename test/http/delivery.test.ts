import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import type { Workflow } from '../../src/domain/catalogue/workflow.ts'
import type { SourceStatus } from '../../src/domain/delivery/entitlement.ts'
import { Entitlements } from '../../src/ports/delivery/entitlements.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { aVersion, aWorkflow, soldBytes, stock } from '../contract/delivery/stock.ts'
import { someTime } from '../contract/examples.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person } from './support/people.ts'

const priced = { amount: 250_000, currency: 'NGN' } as const
const nothing = '01890000-0000-7000-8000-000000000000'

describe('what a shop delivers', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  const item = (facts: Partial<Workflow> = {}): Promise<Workflow> =>
    stock({ kind: 'postgres', transact: shop.shop.resolve(Transact) }, aWorkflow({ ids: uuidIds }, facts))

  const give = async (person: Person, { id: workflowId }: Workflow, status: SourceStatus = 'good') => {
    const source = { id: uuidIds.next(), kind: 'sale', originId: uuidIds.next(), status, createdAt: someTime } as const
    const entitlement = { id: uuidIds.next(), userId: person.id, workflowId, grantedAt: someTime, sources: [source] }
    const { resolve } = shop.shop
    await succeed(resolve(Transact)((tx) => resolve(Entitlements).save(tx)(entitlement)))
  }

  const claim = (person: Person, id: string): Promise<Received> =>
    ask(shop.url, `/api/workflows/${id}/claim`, { method: 'POST', headers: bearer(person.accessToken) })
  const download = (person: Person, id: string, query = ''): Promise<Received> =>
    ask(shop.url, `/api/workflows/${id}/download${query}`, { headers: bearer(person.accessToken) })
  const get = (person: Person, path: string): Promise<Received> =>
    ask(shop.url, path, { headers: bearer(person.accessToken) })
  const told = ({ status, json }: Received) => [status, json.code]

  describe('a claim of a free item', () => {
    it('answers the entitlement, and the same one when it is asked again', async () => {
      const { id } = await item()
      const first = await claim(ada, id)
      expect(first.status).toBe(201)
      expect(first.json).toEqual({
        id: expect.any(String),
        workflowId: id,
        status: 'active',
        source: 'free_claim',
        grantedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      })
      const second = await claim(ada, id)
      expect(second.status).toBe(200)
      expect(second.json).toEqual(first.json)
    })

    it('is made once and announced once, however many come at a time', async () => {
      const { id } = await item()
      const answers = await Promise.all(Array.from({ length: 8 }, () => claim(ada, id)))
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
      const { id } = await item({ price: priced })
      expect(told(await claim(ada, id))).toEqual([402, 'NOT_FREE'])
      expect(await shop.sql('select from entitlements where workflow_id = $1', [id])).toEqual([])
    })

    it('finds neither drafts nor what is archived or removed nor what is not there', async () => {
      for (const status of ['draft', 'archived', 'removed'] as const)
        expect(told(await claim(ada, (await item({ status })).id))).toEqual([404, 'NOT_FOUND'])
      expect(told(await claim(ada, nothing))).toEqual([404, 'NOT_FOUND'])
      expect(told(await claim(ada, 'no-id'))).toEqual([404, 'NOT_FOUND'])
    })

    it('needs someone who is signed in', async () => {
      const { id } = await item()
      expect(told(await ask(shop.url, `/api/workflows/${id}/claim`, { method: 'POST' }))).toEqual([
        401,
        'UNAUTHENTICATED',
      ])
    })
  })

  describe('a download', () => {
    it('is the sold file byte for byte, with its digest, to be saved and not kept by caches', async () => {
      const workflow = await item({ price: priced })
      await give(ada, workflow)
      const answer = await download(ada, workflow.id)
      const sold = soldBytes(workflow.versions[0] ?? { id: '' })
      const digest = createHash('sha256').update(sold).digest()
      const [row] = await shop.sql<{ sold_sha256: string }>(
        'select sold_sha256 from workflow_versions where workflow_id = $1',
        [workflow.id],
      )
      expect(answer.status).toBe(200)
      expect(answer.bytes).toEqual(sold)
      expect(row?.sold_sha256).toBe(digest.toString('hex'))
      expect(answer.headers).toMatchObject({
        'content-type': ['application/json'],
        'content-length': [String(sold.length)],
        'repr-digest': [`sha-256=:${digest.toString('base64')}:`],
        'cache-control': ['no-store'],
        'x-content-type-options': ['nosniff'],
        'content-security-policy': ["default-src 'none'; frame-ancestors 'none'"],
      })
      expect(answer.header('etag')).toBeNull()
    })

    it.each([
      [
        'Invoices to Sheets',
        `attachment; filename="Invoices to Sheets.json"; filename*=UTF-8''Invoices%20to%20Sheets.json`,
      ],
      [
        'a"; filename=evil.exe\r\nX: 1 – ünï.json',
        `attachment; filename="a-_ filename_evil.exe X- 1 _ uni.json"; filename*=UTF-8''a-%3B%20filename%3Devil.exe%20X-%201%20%E2%80%93%20%C3%BCn%C3%AF.json`,
      ],
      ['请假流程', `attachment; filename="SLUG.json"; filename*=UTF-8''%E8%AF%B7%E5%81%87%E6%B5%81%E7%A8%8B.json`],
      [
        "It's (50%) *new*",
        `attachment; filename="It_s (50_) -new-.json"; filename*=UTF-8''It%27s%20%2850%25%29%20-new-.json`,
      ],
      ['../../etc/passwd', `attachment; filename="etc-passwd.json"; filename*=UTF-8''etc-passwd.json`],
      ['CON', `attachment; filename="_CON.json"; filename*=UTF-8''_CON.json`],
      ['ＣＯＮ', `attachment; filename="_CON.json"; filename*=UTF-8''%EF%BC%A3%EF%BC%AF%EF%BC%AE.json`],
    ])('of %j bears one safe name in two spellings', async (title, disposition) => {
      const workflow = await item({ title })
      await give(ada, workflow)
      const answer = await download(ada, workflow.id)
      expect(answer.status).toBe(200)
      expect(answer.headers['content-disposition']).toEqual([disposition.replace('SLUG', workflow.slug)])
      expect(answer.headers.x).toBeUndefined()
    })

    it('is of the newest released version, or of the one that is named', async () => {
      const versions = [
        aVersion(uuidIds.next(), '1.9.0'),
        aVersion(uuidIds.next(), '1.10.0'),
        aVersion(uuidIds.next(), '2.0.0', 'yanked'),
        aVersion(uuidIds.next(), '3.0.0', 'accepted'),
      ]
      const workflow = await item({ versions })
      await give(ada, workflow)
      const [old, newest, yanked] = versions.map((version) => soldBytes(version))
      expect((await download(ada, workflow.id)).bytes).toEqual(newest)
      expect((await download(ada, workflow.id, '?version=1.9.0')).bytes).toEqual(old)
      expect((await download(ada, workflow.id, '?version=2.0.0')).bytes).toEqual(yanked)
      for (const version of ['3.0.0', '4.0.0', 'latest', '1'])
        expect(told(await download(ada, workflow.id, `?version=${version}`))).toEqual([404, 'NOT_FOUND'])
      for (const query of ['?version=', '?version=1.9.0&version=1.10.0', '?v=1.9.0'])
        expect(told(await download(ada, workflow.id, query))).toEqual([422, 'VALIDATION_FAILED'])
    })

    it('is recorded with its version and a hash in place of the address', async () => {
      const workflow = await item()
      await give(ada, workflow)
      await download(ada, workflow.id)
      await download(ada, workflow.id, '?version=9.9.9')
      const rows = await shop.sql(
        `select d.version_id, d.address_hash from downloads d join entitlements e on e.id = d.entitlement_id
          where e.workflow_id = $1`,
        [workflow.id],
      )
      expect(rows).toEqual([
        { version_id: workflow.versions[0]?.id, address_hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ])
    })

    it('is refused to who does not own the item, and leaves no record', async () => {
      const workflow = await item({ price: priced })
      await give(ada, workflow)
      const eve = await buyer(shop)
      expect(told(await download(eve, workflow.id))).toEqual([402, 'NOT_OWNED'])
      expect(told(await download(eve, (await item({ status: 'draft' })).id))).toEqual([404, 'NOT_FOUND'])
      expect(told(await download(eve, nothing))).toEqual([404, 'NOT_FOUND'])
      expect(told(await ask(shop.url, `/api/workflows/${workflow.id}/download`))).toEqual([401, 'UNAUTHENTICATED'])
      expect(
        await shop.sql('select from downloads d join entitlements e on e.id = d.entitlement_id where e.user_id = $1', [
          eve.id,
        ]),
      ).toEqual([])
    })

    it.each(['suspended', 'revoked'] as const)('is refused when the right is %s', async (status) => {
      const workflow = await item()
      await give(ada, workflow, status)
      expect(told(await download(ada, workflow.id))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
    })

    it('goes on for owners of an archived item, and ends when it is removed', async () => {
      const archived = await item({ status: 'archived' })
      const removed = await item({ status: 'removed' })
      await give(ada, archived)
      await give(ada, removed)
      expect((await download(ada, archived.id)).status).toBe(200)
      expect(told(await download(ada, removed.id))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
    })
  })

  describe('the library and the purchases', () => {
    it('list what one owns over pages, and nobody else’s', async () => {
      const bola = await buyer(shop)
      const owned: Array<string> = []
      for (let index = 0; index < 3; index += 1) {
        const { id } = await item()
        await claim(bola, id)
        owned.unshift(id)
      }
      const first = await get(bola, '/api/me/library?limit=2')
      expect(first.status).toBe(200)
      expect(first.header('cache-control')).toBe('no-store')
      const second = await get(bola, `/api/me/library?limit=2&cursor=${first.json.nextCursor}`)
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
      expect((await get(stranger, '/api/me/library')).json).toEqual({ items: [], nextCursor: null })
      expect(told(await get(stranger, `/api/me/purchases?cursor=${first.json.nextCursor}`))).toEqual([
        422,
        'VALIDATION_FAILED',
      ])
    })

    it('answer a purchase that is not there, or whose reference is none, in the same way', async () => {
      expect((await get(ada, '/api/me/purchases')).json).toEqual({ items: [], nextCursor: null })
      expect(told(await get(ada, '/api/me/purchases/VX-NOBODY-EVER-PAID-THIS'))).toEqual([404, 'NOT_FOUND'])
      expect(told(await get(ada, '/api/me/purchases/not_a_reference'))).toEqual([404, 'NOT_FOUND'])
    })
  })
})
