import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { aVersion, soldBytes } from '../contract/delivery/stock.ts'
import { ask, bearer } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { downloadAs, given, nothing, priced, stockedItem, told } from './support/delivered.ts'
import { buyer, goodPassword, login, type Person } from './support/people.ts'

/** Someone whose tokens were signed with other keys, signed in again where those are unknown. */
const signedInAt = async (shop: TestShop, person: Person): Promise<Person> => ({
  ...person,
  accessToken: (await login(shop, person.email, goodPassword)).json.accessToken,
})

describe('a download', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  it('is the sold file byte for byte, with its digest, to be saved and not kept by caches', async () => {
    const workflow = await stockedItem(shop, { price: priced })
    await given(shop, ada, workflow)
    const answer = await downloadAs(shop, ada, workflow.id)
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
    const workflow = await stockedItem(shop, { title })
    await given(shop, ada, workflow)
    const answer = await downloadAs(shop, ada, workflow.id)
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
    const workflow = await stockedItem(shop, { versions })
    await given(shop, ada, workflow)
    const [old, newest, yanked] = versions.map((version) => soldBytes(version))
    expect((await downloadAs(shop, ada, workflow.id)).bytes).toEqual(newest)
    expect((await downloadAs(shop, ada, workflow.id, '?version=1.9.0')).bytes).toEqual(old)
    expect((await downloadAs(shop, ada, workflow.id, '?version=2.0.0')).bytes).toEqual(yanked)
    for (const version of ['3.0.0', '4.0.0', 'latest', '1'])
      expect(told(await downloadAs(shop, ada, workflow.id, `?version=${version}`))).toEqual([404, 'NOT_FOUND'])
    for (const query of ['?version=', '?version=1.9.0&version=1.10.0', '?v=1.9.0'])
      expect(told(await downloadAs(shop, ada, workflow.id, query))).toEqual([422, 'VALIDATION_FAILED'])
  })

  it('has the size and the digest that the list of versions told before', async () => {
    const workflow = await stockedItem(shop, { price: priced })
    await given(shop, ada, workflow)
    const [listed] = (await ask(shop.url, `/api/workflows/${workflow.id}/versions`)).json.items
    const { bytes } = await downloadAs(shop, ada, workflow.id)
    expect(listed.size).toBe(bytes.length)
    expect(listed.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('is recorded with a hash that only the shop’s own keys make, the same on every instance', async () => {
    const workflow = await stockedItem(shop)
    await given(shop, ada, workflow)
    const second = await besides(shop)
    const hashes = async () =>
      (
        await shop.sql<{ address_hash: string }>(
          `select d.address_hash from downloads d join entitlements e on e.id = d.entitlement_id
            where e.workflow_id = $1 order by d.at, d.id`,
          [workflow.id],
        )
      ).map(({ address_hash }) => address_hash)
    await downloadAs(shop, ada, workflow.id)
    await downloadAs(second, ada, workflow.id).finally(second.stop)
    const rekeyed = await besides(shop, { TOKEN_KEYS: await newTokenKeys() })
    await downloadAs(rekeyed, await signedInAt(rekeyed, ada), workflow.id).finally(rekeyed.stop)
    const [first, same, other] = await hashes()
    const guesses = ['127.0.0.1', '::ffff:127.0.0.1', '::1'].flatMap((address) =>
      [address, `${ada.id} ${address}`].map((text) => createHash('sha256').update(text).digest('hex')),
    )
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(same).toBe(first)
    expect(other).toMatch(/^[0-9a-f]{64}$/)
    expect(other).not.toBe(first)
    expect(guesses).not.toContain(first)
  })

  it('is recorded with its version and a hash in place of the address', async () => {
    const workflow = await stockedItem(shop)
    await given(shop, ada, workflow)
    await downloadAs(shop, ada, workflow.id)
    await downloadAs(shop, ada, workflow.id, '?version=9.9.9')
    const rows = await shop.sql(
      `select d.version_id, d.address_hash from downloads d join entitlements e on e.id = d.entitlement_id
        where e.workflow_id = $1`,
      [workflow.id],
    )
    expect(rows).toEqual([
      { version_id: workflow.versions[0]?.id, address_hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
  })

  it('answers a HEAD with the same headers and no body, and is not recorded by it', async () => {
    const workflow = await stockedItem(shop, { price: priced })
    await given(shop, ada, workflow)
    const path = `/api/workflows/${workflow.id}/download`
    const looked = await ask(shop.url, path, { method: 'HEAD', headers: bearer(ada.accessToken) })
    const records = () =>
      shop.sql('select from downloads d join entitlements e on e.id = d.entitlement_id where e.workflow_id = $1', [
        workflow.id,
      ])
    expect(await records()).toEqual([])
    const fetched = await downloadAs(shop, ada, workflow.id)
    const { date: _, 'x-request-id': __, ...headers } = fetched.headers
    expect(looked.status).toBe(200)
    expect(looked.headers).toMatchObject(headers)
    expect(looked.bytes).toHaveLength(0)
    expect(await records()).toHaveLength(1)
  })

  it('is refused to who does not own the item, and leaves no record', async () => {
    const workflow = await stockedItem(shop, { price: priced })
    await given(shop, ada, workflow)
    const eve = await buyer(shop)
    expect(told(await downloadAs(shop, eve, workflow.id))).toEqual([402, 'NOT_OWNED'])
    expect(told(await downloadAs(shop, eve, (await stockedItem(shop, { status: 'draft' })).id))).toEqual([
      404,
      'NOT_FOUND',
    ])
    expect(told(await downloadAs(shop, eve, nothing))).toEqual([404, 'NOT_FOUND'])
    expect(told(await ask(shop.url, `/api/workflows/${workflow.id}/download`))).toEqual([401, 'UNAUTHENTICATED'])
    expect(
      await shop.sql('select from downloads d join entitlements e on e.id = d.entitlement_id where e.user_id = $1', [
        eve.id,
      ]),
    ).toEqual([])
  })

  it.each(['suspended', 'revoked'] as const)('is refused when the right is %s', async (status) => {
    const workflow = await stockedItem(shop)
    await given(shop, ada, workflow, status)
    expect(told(await downloadAs(shop, ada, workflow.id))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
  })

  it('goes on for owners of an archived item, and ends when it is removed', async () => {
    const archived = await stockedItem(shop, { status: 'archived' })
    const removed = await stockedItem(shop, { status: 'removed' })
    await given(shop, ada, archived)
    await given(shop, ada, removed)
    expect((await downloadAs(shop, ada, archived.id)).status).toBe(200)
    expect(told(await downloadAs(shop, ada, removed.id))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
  })
})
