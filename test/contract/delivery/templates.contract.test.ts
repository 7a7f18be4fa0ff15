import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { type Workflow, workflowStatuses } from '../../../src/domain/catalogue/workflow.ts'
import type { SourceStatus } from '../../../src/domain/delivery/entitlement.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Categories } from '../../../src/ports/catalogue/categories.ts'
import { Workflows } from '../../../src/ports/catalogue/workflows.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { type TemplateFilters, Templates } from '../../../src/ports/delivery/templates.ts'
import { both, succeed } from '../both.ts'
import { aUser, someTime } from '../examples.ts'
import { aVersion, aWorkflow, soldBytes, stock } from './stock.ts'

const everything: TemplateFilters = {
  words: null,
  categories: null,
  integrations: null,
  nodeTypes: null,
  every: false,
}
const priced = { amount: 500_000, currency: 'NGN' } as const

both('Templates', [accounts, catalogue, delivery], (side) => {
  const item = (title: string, facts: Partial<Workflow> = {}) => stock(side(), aWorkflow(side(), { title, ...facts }))
  const aBuyer = async (): Promise<string> => {
    const user = aUser(side().ids)
    await succeed(side().transact((tx) => side().of(Users).add(tx)(user)))
    return user.id
  }
  const give = async (userId: string, { id: workflowId }: Workflow, status: SourceStatus = 'good'): Promise<string> => {
    const { ids, of, transact } = side()
    const source = { id: ids.next(), kind: 'sale', originId: ids.next(), status, createdAt: someTime } as const
    const entitlement = { id: ids.next(), userId, workflowId, grantedAt: someTime, sources: [source] }
    await succeed(transact((tx) => of(Entitlements).save(tx)(entitlement)))
    return entitlement.id
  }
  const search = (userId: string | null, filters: Partial<TemplateFilters> = {}, skip = 0, limit = 20) =>
    succeed(
      side()
        .of(Templates)
        .search(userId, { filters: { ...everything, ...filters }, skip, limit }),
    )
  const titles = async (userId: string | null, filters: Partial<TemplateFilters> = {}) => {
    const { total, items } = await search(userId, filters)
    expect(total).toBe(items.length)
    return items.map(({ title }) => title).toSorted()
  }
  const one = (userId: string | null, number: number) => succeed(side().of(Templates).one(userId, number))
  const numberOf = async (userId: string | null, title: string): Promise<number> =>
    (await search(userId)).items.find((each) => each.title === title)?.number ?? 0

  it('shows anyone what is published and free, and nothing else', async () => {
    for (const status of workflowStatuses) {
      await item(`free ${status}`, { status })
      await item(`priced ${status}`, { status, price: priced })
    }
    expect(await titles(null)).toEqual(['free published'])
    expect(await titles(await aBuyer())).toEqual(['free published'])
  })

  it('shows a buyer what they own, in any state but removed', async () => {
    const ada = await aBuyer()
    for (const status of workflowStatuses) await give(ada, await item(`hers ${status}`, { status, price: priced }))
    await item('free')
    const hers = ['hers archived', 'hers draft', 'hers published', 'hers unlisted']
    expect(await titles(ada)).toEqual(['free', ...hers])
    expect(await titles(null)).toEqual(['free'])
    expect(await titles(await aBuyer())).toEqual(['free'])
  })

  it('shows what is owned and free once', async () => {
    const ada = await aBuyer()
    const free = await item('free')
    const right = await give(ada, free)
    expect(await titles(ada)).toEqual(['free'])
    const number = await numberOf(ada, 'free')
    expect(await one(ada, number)).toMatchObject(O.some({ entitlementId: right }))
    expect(await one(null, number)).toMatchObject(O.some({ entitlementId: null }))
  })

  it.each(['suspended', 'revoked'] as const)('hides what is %s', async (status) => {
    const ada = await aBuyer()
    await give(ada, await item('lost', { price: priced }), status)
    expect(await titles(ada)).toEqual([])
  })

  it('tells of a template as it is stored, in its newest released version', async () => {
    const { ids, of, transact } = side()
    await succeed(
      transact((tx) =>
        of(Categories).ensure(tx)([
          { slug: 'finance', name: 'Finance, daily' },
          { slug: 'mail', name: 'Mail' },
        ]),
      ),
    )
    const versions = [
      aVersion(ids.next(), '1.9.0'),
      aVersion(ids.next(), '1.10.0'),
      aVersion(ids.next(), '2.0.0', 'yanked'),
      aVersion(ids.next(), '3.0.0', 'accepted'),
    ]
    const workflow = await item('Invoices', { versions, categories: ['mail', 'finance'] })
    const [card] = (await search(null)).items
    expect(card).toEqual({
      number: expect.any(Number),
      title: 'Invoices',
      summary: workflow.summary,
      addedAt: someTime,
      nodeTypes: [{ type: 'n8n-nodes-base.gmail', typeVersion: 2.1, count: 1 }],
    })
    expect(Number.isSafeInteger(card?.number) && Number(card?.number) > 0).toBe(true)
    const newest = versions[1] ?? { id: '' }
    expect(await one(null, card?.number ?? 0)).toEqual(
      O.some({
        ...card,
        description: workflow.description,
        categories: [
          { number: expect.any(Number), slug: 'finance', name: 'Finance, daily' },
          { number: expect.any(Number), slug: 'mail', name: 'Mail' },
        ],
        versionId: newest.id,
        sold: new TextDecoder().decode(soldBytes(newest)),
        entitlementId: null,
      }),
    )
  })

  it('does not show what has no released version, to owners either', async () => {
    const ada = await aBuyer()
    const versions = [aVersion(side().ids.next(), '1.0.0', 'yanked'), aVersion(side().ids.next(), '2.0.0', 'accepted')]
    await give(ada, await item('withdrawn', { status: 'archived', versions }))
    expect(await titles(ada)).toEqual([])
  })

  it('has nothing under a number that is nobody’s, or is of what is not shown', async () => {
    const ada = await aBuyer()
    await give(ada, await item('hers', { price: priced }))
    const number = await numberOf(ada, 'hers')
    expect(O.isSome(await one(ada, number))).toBe(true)
    expect(await one(null, number)).toEqual(O.none)
    expect(await one(await aBuyer(), number)).toEqual(O.none)
    expect(await one(ada, 2_147_483_647)).toEqual(O.none)
  })

  it('gives every item a number of its own, which stays', async () => {
    const [first, second] = [await item('first'), await item('second')]
    const numbers = [await numberOf(null, 'first'), await numberOf(null, 'second')]
    expect(new Set(numbers).size).toBe(2)
    const { transact, of } = side()
    await succeed(transact((tx) => of(Workflows).delete(tx)(first.id)))
    await succeed(
      transact((tx) => of(Workflows).save(tx)({ ...second, title: 'renamed', revision: 2 }, second.revision)),
    )
    await item('third')
    expect(await numberOf(null, 'renamed')).toBe(numbers[1])
    expect(numbers).not.toContain(await numberOf(null, 'third'))
  })

  it('finds by words, categories, integrations and nodes', async () => {
    const { ids } = side()
    const using = (integrations: ReadonlyArray<string>, nodeTypes: ReadonlyArray<string>) => {
      const version = aVersion(ids.next(), '1.0.0')
      return [{ ...version, facts: { ...version.facts, integrations, nodeTypes } }]
    }
    await item('Alpha 100% A_B', { categories: ['books'], versions: using(['slack'], ['n.slack', 'n.set']) })
    await item('Beta', { categories: ['mail', 'books'], versions: using(['slack', 'gmail'], ['n.gmail']), tags: [] })
    await item('Gamma', { categories: [], tags: ['slack-ish'], versions: using([], ['n.set']) })
    expect(await titles(null, { words: ['alpha'] })).toEqual(['Alpha 100% A_B'])
    expect(await titles(null, { words: ['100', 'b'] })).toEqual(['Alpha 100% A_B'])
    expect(await titles(null, { words: ['slack'] })).toEqual(['Alpha 100% A_B', 'Beta', 'Gamma'])
    expect(await titles(null, { words: ['slack', 'gam'] })).toEqual(['Gamma'])
    expect(await titles(null, { words: [] })).toEqual([])
    expect(await titles(null, { categories: ['mail'] })).toEqual(['Beta'])
    expect(await titles(null, { categories: ['mail', 'books'] })).toEqual(['Alpha 100% A_B', 'Beta'])
    expect(await titles(null, { categories: [] })).toEqual([])
    expect(await titles(null, { integrations: ['slack', 'gmail'] })).toEqual(['Alpha 100% A_B', 'Beta'])
    expect(await titles(null, { integrations: ['slack', 'gmail'], every: true })).toEqual(['Beta'])
    expect(await titles(null, { nodeTypes: ['n.set', 'n.slack'] })).toEqual(['Alpha 100% A_B', 'Gamma'])
    expect(await titles(null, { nodeTypes: ['n.set', 'n.slack'], every: true })).toEqual(['Alpha 100% A_B'])
    expect(await titles(null, { nodeTypes: ['N.SET'] })).toEqual([])
  })

  it('pages through all, the newest first, none twice, and counts them exactly', async () => {
    const ada = await aBuyer()
    const day = (at: number) => new Date(someTime.getTime() + at * 86_400_000)
    for (let at = 0; at < 5; at += 1) await item(`free ${at}`, { publishedAt: day(at) })
    await give(ada, await item('hers', { price: priced, publishedAt: day(2.5) }))
    await give(
      ada,
      await item('made for her', { status: 'draft', price: priced, publishedAt: null, createdAt: day(9) }),
    )
    const pages = await Promise.all([0, 3, 6, 9].map((skip) => search(ada, {}, skip, 3)))
    expect(pages.map(({ total }) => total)).toEqual([7, 7, 7, 7])
    expect(pages.map(({ items }) => items.map(({ title }) => title))).toEqual([
      ['made for her', 'free 4', 'free 3'],
      ['hers', 'free 2', 'free 1'],
      ['free 0'],
      [],
    ])
  })

  it('names the categories of what is shown, and no others', async () => {
    const { of, transact } = side()
    const ada = await aBuyer()
    const known = ['books', 'mail', 'secret', 'unused'].map((slug) => ({ slug, name: slug.toUpperCase() }))
    await succeed(transact((tx) => of(Categories).ensure(tx)(known)))
    await item('free', { categories: ['mail', 'books'] })
    await give(ada, await item('hers', { categories: ['secret'], price: priced }))
    const named = async (userId: string | null) =>
      (await succeed(of(Templates).categories(userId))).map(({ slug, name }) => `${slug} ${name}`)
    expect(await named(null)).toEqual(['books BOOKS', 'mail MAIL'])
    expect(await named(ada)).toEqual(['books BOOKS', 'mail MAIL', 'secret SECRET'])
    const before = await succeed(of(Templates).categories(null))
    await succeed(transact((tx) => of(Categories).change(tx)('mail', { slug: 'post', name: 'A Post' })))
    const after = await succeed(of(Templates).categories(null))
    expect(after.map(({ name }) => name)).toEqual(['A Post', 'BOOKS'])
    expect(new Set(after.map(({ number }) => number))).toEqual(new Set(before.map(({ number }) => number)))
  })
})
