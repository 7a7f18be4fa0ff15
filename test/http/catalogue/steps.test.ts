import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestShop, testShop } from '../../support/shop.ts'
import { actsOf, aDocument, send, told, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

describe('a workflow that is taken on', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const at = (id: string, more = '') => `/api/admin/workflows/${id}${more}`
  const see = (id: string) => send(shop, owner, 'GET', at(id))
  const step = (id: string, name: string, body?: unknown) => send(shop, owner, 'POST', at(id, `/${name}`), { body })
  const actsOn = (id: string) => actsOf(shop, id)

  it('goes through its states, and each step is on record once', async () => {
    const { workflowId } = await uploaded(shop, owner, { publish: false })
    const walked: Array<string> = []
    for (const name of ['publish', 'unlist', 'publish', 'archive', 'publish', 'publish'])
      walked.push((await step(workflowId, name)).json.status)
    walked.push((await step(workflowId, 'remove', { reason: 'stolen' })).json.status)
    expect(walked).toEqual(['published', 'unlisted', 'published', 'archived', 'published', 'published', 'removed'])
    expect(await actsOn(workflowId)).toEqual([
      'workflow.upload',
      ...['publish', 'unlist', 'publish', 'archive', 'publish', 'publish', 'remove'].map((name) => `workflow.${name}`),
    ])
    const [act] = await shop.sql(
      `select actor, facts from audit_log where subject = $1 and action = 'workflow.remove'`,
      [workflowId],
    )
    expect(act).toEqual({ actor: owner.id, facts: { reason: 'stolen' } })
  })

  it('keeps the time at which a workflow was first published', async () => {
    const { workflowId } = await uploaded(shop, owner)
    const { publishedAt } = (await see(workflowId)).json
    await step(workflowId, 'archive')
    expect((await step(workflowId, 'publish')).json.publishedAt).toBe(publishedAt)
  })

  it.each([
    ['a draft', false, [], 'unlist'],
    ['a draft', false, [], 'archive'],
    ['an archived one', true, ['archive'], 'unlist'],
    ['a removed one', true, ['remove'], 'publish'],
    ['a removed one', true, ['remove'], 'archive'],
  ])('refuses steps that do not lead on: %s', async (_, publish, steps, name) => {
    const { workflowId } = await uploaded(shop, owner, { publish })
    for (const each of steps) await step(workflowId, each, { reason: 'x' })
    expect(told(await step(workflowId, name))).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' })
  })

  it('does not list again what meanwhile another has listed', async () => {
    const document = aDocument()
    const { workflowId } = await uploaded(shop, owner, { title: 'Original', document })
    await step(workflowId, 'unlist')
    const copy = await uploaded(shop, owner, { title: 'The copy', document })
    const refused = await step(workflowId, 'publish')
    expect(told(refused)).toMatchObject({ status: 409, code: 'DUPLICATE_CONTENT' })
    expect(refused.json.errors[0].message).toContain('The copy')
    await step(copy.workflowId, 'archive')
    expect((await step(workflowId, 'publish')).status).toBe(200)
  })
})
