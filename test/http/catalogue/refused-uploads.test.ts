import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aBrokenDocument, aDocument, counts, post, told, upload, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

describe('an upload is refused, and nothing of it is kept,', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop({ CURRENCIES: 'NGN,USD' })
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const refused = async (more: Readonly<Record<string, unknown>>) => {
    const before = await counts(shop)
    const answer = await upload(shop, owner, more)
    expect(await counts(shop)).toEqual(before)
    return told(answer)
  }

  it('when it is no workflow', async () => {
    expect(await refused({ document: { flow: [{ id: 1, module: 'gateway:CustomWebHook' }] } })).toMatchObject({
      status: 422,
      code: 'NOT_A_WORKFLOW',
    })
    expect(await refused({ document: null })).toMatchObject({ status: 422, code: 'NOT_A_WORKFLOW' })
    const nodes = [null, { name: 'No type', parameters: {} }]
    expect(await refused({ document: aDocument({ nodes }) })).toEqual({
      status: 422,
      code: 'NOT_A_WORKFLOW',
      errors: ['/document/nodes/0 wrong_type', '/document/nodes/1/type required'],
    })
  })

  it('when it holds a secret, whose value is told to nobody', async () => {
    const secret = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_')
    const answer = await upload(shop, owner, { document: aDocument({}, `token ${secret}`) })
    expect(told(answer)).toMatchObject({
      status: 422,
      code: 'SECRETS_FOUND',
      errors: [expect.stringMatching(/^\/document\/nodes\/1\/parameters\/text /)],
    })
    expect(answer.text).not.toContain(secret.slice(4, 20))
    expect(JSON.stringify(shop.logged)).not.toContain(secret.slice(4, 20))
  })

  it('when a node’s name is longer than what repeats it can bear', async () => {
    const [trigger, action] = aDocument().nodes as ReadonlyArray<object>
    const [fits, long] = ['n'.repeat(200), 'x'.repeat(201)]
    const nodes = [
      { ...trigger, name: fits },
      { ...action, name: long },
      { ...action, name: undefined, type: long },
    ]
    const connections = { [fits]: { main: [[{ node: long, type: 'main', index: 0 }]] } }
    const refusal = {
      status: 422,
      code: 'VALIDATION_FAILED',
      errors: [
        '/document/nodes/1/name too_long',
        '/document/nodes/2/type too_long',
        `/document/connections/${fits}/main/0/0 too_long`,
      ],
    }
    expect(await refused({ document: aDocument({ nodes, connections }) })).toEqual(refusal)
    const analysis = await post(shop, owner, '/api/admin/workflows/analyze', {
      document: aDocument({ nodes, connections }),
    })
    expect(told(analysis)).toEqual(refusal)
    const bearable = aDocument({
      nodes: [{ ...trigger, name: fits }, action],
      connections: { [fits]: { main: [[{ node: 'Post', type: 'main', index: 0 }]] } },
    })
    expect((await upload(shop, owner, { document: bearable })).status).toBe(201)
  })

  it('when it is to be published and something blocks that', async () => {
    expect(await refused({ document: aBrokenDocument() })).toMatchObject({
      status: 409,
      code: 'NOT_PUBLISHABLE',
      errors: ['/document/connections broken_wiring'],
    })
  })

  it('when another listed workflow has the same content, which is named', async () => {
    const document = aDocument()
    const first = await uploaded(shop, owner, { title: 'The first of its kind', document })
    const moved = { ...document, name: 'Mine', meta: {}, id: 'another' }
    const before = await counts(shop)
    const second = await upload(shop, owner, { title: 'A copy', document: moved })
    expect(told(second)).toEqual({ status: 409, code: 'DUPLICATE_CONTENT', errors: ['/document duplicate_content'] })
    expect(second.json.errors[0].message).toContain('The first of its kind')
    expect(second.json.errors[0].message).toContain(first.workflowId)
    expect(told(await upload(shop, owner, { document, publish: false })).code).toBe('DUPLICATE_CONTENT')
    expect(await counts(shop)).toEqual(before)
  })

  it.each([
    [{ price: { amount: 4_999, currency: 'NGN' } }, 'BELOW_MINIMUM', '/price/amount out_of_range'],
    [{ price: { amount: 199, currency: 'USD' } }, 'BELOW_MINIMUM', '/price/amount out_of_range'],
    [{ price: { amount: 5_000, currency: 'KES' } }, 'CURRENCY_UNSUPPORTED', '/price/currency not_one_of'],
    [{ price: { amount: 5_000, currency: 'EUR' } }, 'VALIDATION_FAILED', '/price/currency not_one_of'],
    [{ price: { amount: -1, currency: 'NGN' } }, 'VALIDATION_FAILED', '/price/amount out_of_range'],
    [{ rightsHeld: false }, 'VALIDATION_FAILED', '/rightsHeld rights_not_held'],
    [{ title: '' }, 'VALIDATION_FAILED', '/title too_short'],
    [{ title: 'two\nlines' }, 'VALIDATION_FAILED', '/title invalid_characters'],
    [{ summary: 'x'.repeat(281) }, 'VALIDATION_FAILED', '/summary too_long'],
    [{ version: 'v1.0' }, 'VALIDATION_FAILED', '/version invalid_version'],
    [{ tags: ['Not A Slug'] }, 'VALIDATION_FAILED', '/tags/0 invalid_characters'],
    [{ licence: 'gpl' }, 'VALIDATION_FAILED', '/licence not_one_of'],
    [{ override: { rules: ['secrets'], reason: 'none' } }, 'VALIDATION_FAILED', '/override/rules/0 not_one_of'],
    [{ slug: 'mine' }, 'VALIDATION_FAILED', '/slug unknown_member'],
    [{ document: undefined }, 'VALIDATION_FAILED', '/document required'],
  ])('when it says %j', async (more, code, error) => {
    expect(await refused(more)).toEqual({ status: 422, code, errors: [error] })
  })

  it('when it is not JSON', async () => {
    expect(told(await post(shop, owner, '/api/admin/workflows', '{"document":{}')).code).toBe('MALFORMED')
  })
})
