import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import type { Workflow } from '../../../src/domain/catalogue/workflow.ts'
import type { Entitlement, Source } from '../../../src/domain/delivery/entitlement.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Downloads } from '../../../src/ports/delivery/downloads.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { Library } from '../../../src/ports/delivery/library.ts'
import { both, succeed } from '../both.ts'
import { aUser, someTime } from '../examples.ts'
import { walked } from '../walked.ts'
import { aVersion, aWorkflow, stock } from './stock.ts'

const later = (ms: number): Date => new Date(someTime.getTime() + ms)

both('The library', [accounts, catalogue, delivery], (side) => {
  const buyer = async (): Promise<string> => {
    const { ids, transact, of } = side()
    const user = aUser(ids)
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    return user.id
  }

  const own = async (
    userId: string,
    workflow: Workflow,
    { grantedAt = someTime, ...source }: Partial<Source> & Readonly<{ grantedAt?: Date }> = {},
  ): Promise<Entitlement> => {
    const { ids, transact, of } = side()
    const first: Source = {
      id: ids.next(),
      kind: 'sale',
      originId: ids.next(),
      status: 'good',
      createdAt: someTime,
      ...source,
    }
    const entitlement = { id: ids.next(), userId, workflowId: workflow.id, grantedAt, sources: [first] }
    await succeed(transact((tx) => of(Entitlements).save(tx)(entitlement)))
    return entitlement
  }

  const fetched = ({ id }: Entitlement, versionId: string, at: Date) => {
    const { ids, transact, of } = side()
    const addressHash = 'hash of an address'
    return succeed(
      transact((tx) => of(Downloads).record(tx)({ id: ids.next(), entitlementId: id, versionId, addressHash, at })),
    )
  }

  const libraryOf = (userId: string) => succeed(side().of(Library).ofBuyer(userId, { limit: 100, after: null }))

  it('shows the card, the right and the newest version of what a buyer owns', async () => {
    const { ids } = side()
    const versions = [
      aVersion(ids.next(), '1.9.0'),
      aVersion(ids.next(), '1.10.0'),
      aVersion(ids.next(), '2.0.0', 'yanked'),
    ]
    const workflow = await stock(side(), aWorkflow(side(), { versions, price: { amount: 250_000, currency: 'NGN' } }))
    const ada = await buyer()
    const { id } = await own(ada, workflow)
    expect(await libraryOf(ada)).toEqual({
      items: [
        {
          workflow: {
            id: workflow.id,
            slug: workflow.slug,
            title: workflow.title,
            summary: workflow.summary,
            price: workflow.price,
            categories: workflow.categories,
            tags: workflow.tags,
            integrations: ['google-sheets', 'gmail'],
            trigger: 'schedule',
            nodeCount: 4,
            risk: 'medium',
            sales: 0,
            publishedAt: someTime,
          },
          entitlement: { id, status: 'active', source: 'sale', grantedAt: someTime },
          newestVersion: '1.10.0',
          downloadedVersion: null,
          updateAvailable: false,
        },
      ],
      next: null,
    })
  })

  it('tells what was fetched last, and whether there is something newer', async () => {
    const [old, newer] = [aVersion(side().ids.next(), '1.0.0'), aVersion(side().ids.next(), '1.1.0')]
    const ada = await buyer()
    const held = await own(ada, await stock(side(), aWorkflow(side(), { versions: [old, newer] })))
    await fetched(held, newer.id, later(1))
    expect((await libraryOf(ada)).items).toMatchObject([{ downloadedVersion: '1.1.0', updateAvailable: false }])
    await fetched(held, old.id, later(2))
    expect((await libraryOf(ada)).items).toMatchObject([{ downloadedVersion: '1.0.0', updateAvailable: true }])
  })

  it('tells nothing of what others fetched', async () => {
    const workflow = await stock(side(), aWorkflow(side()))
    const [ada, bola] = [await buyer(), await buyer()]
    await own(ada, workflow)
    await fetched(await own(bola, workflow), workflow.versions[0]?.id ?? '', someTime)
    expect((await libraryOf(ada)).items).toMatchObject([{ downloadedVersion: null }])
    expect((await libraryOf(bola)).items).toMatchObject([{ downloadedVersion: '1.0.0' }])
  })

  it.each([
    ['published', 'good', 'active'],
    ['archived', 'good', 'active'],
    ['draft', 'good', 'active'],
    ['removed', 'good', 'suspended'],
    ['published', 'suspended', 'suspended'],
    ['published', 'revoked', 'revoked'],
    ['removed', 'revoked', 'revoked'],
  ] as const)('an item that is %s with a right that is %s is %s', async (status, source, shown) => {
    const ada = await buyer()
    await own(ada, await stock(side(), aWorkflow(side(), { status })), { status: source, kind: 'grant' })
    expect((await libraryOf(ada)).items).toMatchObject([{ entitlement: { status: shown, source: 'grant' } }])
  })

  it('shows an item that was never published and has nothing released', async () => {
    const ada = await buyer()
    const versions = [aVersion(side().ids.next(), '0.1.0', 'accepted')]
    const workflow = aWorkflow(side(), { status: 'draft', publishedAt: null, versions, categories: [], tags: [] })
    await own(ada, await stock(side(), workflow))
    expect((await libraryOf(ada)).items).toMatchObject([
      { newestVersion: null, workflow: { publishedAt: null, categories: [], tags: [] } },
    ])
  })

  it('is a buyer’s own, newest right first, and neither skips nor repeats over pages', async () => {
    const [ada, bola] = [await buyer(), await buyer()]
    const rights: Array<Entitlement> = []
    for (let index = 0; index < 7; index += 1) {
      const workflow = await stock(side(), aWorkflow(side()))
      rights.push(await own(ada, workflow, { grantedAt: later(Math.floor(index / 3)) }))
      if (index === 4) await own(bola, workflow)
    }
    const pages = await walked((page) => side().of(Library).ofBuyer(ada, page), 3)
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
    expect(pages.flat().map(({ entitlement }) => entitlement.id)).toEqual(rights.toReversed().map(({ id }) => id))
    expect((await libraryOf(bola)).items).toHaveLength(1)
    expect((await libraryOf(await buyer())).items).toEqual([])
  })
})
