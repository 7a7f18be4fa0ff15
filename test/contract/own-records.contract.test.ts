import { expect, it } from 'vitest'
import { issueReceipt } from '../../src/application/sales/receipts/issue-receipt.ts'
import { accounts } from '../../src/composition/accounts.ts'
import { catalogue } from '../../src/composition/catalogue.ts'
import { delivery } from '../../src/composition/delivery.ts'
import { insight } from '../../src/composition/insight.ts'
import { requests } from '../../src/composition/requests.ts'
import { sales } from '../../src/composition/sales.ts'
import { Sessions } from '../../src/ports/accounts/sessions.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import { Downloads } from '../../src/ports/delivery/downloads.ts'
import { Entitlements } from '../../src/ports/delivery/entitlements.ts'
import { OwnRecords } from '../../src/ports/insight/own-records.ts'
import { Events } from '../../src/ports/kernel/events.ts'
import { CustomRequests } from '../../src/ports/requests/custom-requests.ts'
import { Receipts } from '../../src/ports/sales/receipts.ts'
import { both, succeed } from './both.ts'
import { aWorkflow, stock } from './delivery/stock.ts'
import { aRequest, aSession, aUser, someTime } from './examples.ts'
import { aBuyer, opened, passes } from './sales/buying.ts'
import { soldTo } from './sales/refunding.ts'
import { walked } from './walked.ts'

const everything = { limit: 50, after: null }

both('OwnRecords', [accounts, catalogue, sales, delivery, requests, insight], (side) => {
  const own = () => side().of(OwnRecords)
  const signedIn = async (ownerId: string, at: Date) => {
    const { ids, transact, of } = side()
    const session = { ...aSession(ids, { kind: 'user', ownerId }, at), userAgent: 'Firefox', address: '192.0.2.7' }
    await succeed(transact((tx) => of(Sessions).open(tx)(session, `hash of ${session.id}`)))
    return session
  }

  it('are the sessions of one buyer, ended ones too, without a hash of anything', async () => {
    const [ada, olu] = [await aBuyer(side()), await aBuyer(side())]
    const first = await signedIn(ada, someTime)
    const later = new Date(someTime.getTime() + 1_000)
    const second = await signedIn(ada, later)
    await signedIn(olu, someTime)
    await succeed(side().transact((tx) => side().of(Sessions).end(tx)(first.id, later)))
    const shown = ({ id, createdAt }: typeof first) => ({
      ...{ id, createdAt, lastSeenAt: createdAt, userAgent: 'Firefox', address: '192.0.2.7' },
    })
    expect((await succeed(own().sessions(ada, everything))).items).toEqual([
      { ...shown(second), endedAt: null },
      { ...shown(first), endedAt: later },
    ])
  })

  it('are the payments that one buyer began, whatever became of them, of workflows and of requests', async () => {
    const checkout = await opened(side(), { returnUrl: 'https://shop.example/back' })
    const { userId } = checkout
    const request = aRequest(side().ids, { userId, status: 'accepted', title: 'A reminder for birthdays' })
    await succeed(side().transact((tx) => side().of(CustomRequests).add(tx)(request)))
    await passes(side(), 1_000)
    const made = await opened(side(), { userId, item: { kind: 'request', requestId: request.id } })
    await opened(side())
    const { items } = await succeed(own().payments(userId, everything))
    const common = { total: { amount: 500_000, currency: 'NGN' }, couponCode: null, status: 'open' }
    expect(items.map(({ createdAt: _, ...each }) => each)).toEqual([
      { id: made.id, reference: made.reference, item: 'A reminder for birthdays', returnUrl: null, ...common },
      {
        id: checkout.id,
        reference: checkout.reference,
        item: 'Invoices → Sheets, “daily” 🌍',
        returnUrl: 'https://shop.example/back',
        ...common,
      },
    ])
  })

  it('are the papers in the name of one buyer', async () => {
    const { ids, clock, transact, of } = side()
    const [sale, other] = [await soldTo(side()), await soldTo(side())]
    const issue = issueReceipt.make({ receipts: of(Receipts), events: of(Events), clock, ids, transact })
    await succeed(issue({ saleId: other.id }))
    await succeed(issue({ saleId: sale.id }))
    const user = await succeed(of(Users).byId(sale.userId))
    const { items } = await succeed(own().papers(sale.userId, everything))
    expect(items).toEqual([
      {
        id: expect.any(String),
        number: expect.stringMatching(/2$/),
        ...('value' in user ? { name: user.value.name, email: user.value.email } : {}),
        reference: sale.reference,
        item: 'Invoices → Sheets, “daily” 🌍',
        total: sale.price.total,
        createdAt: clock.now(),
      },
    ])
  })

  /** A buyer who fetched an item so many times, a second apart. */
  const fetched = async (times: number): Promise<string> => {
    const { ids, transact, of } = side()
    const user = aUser(ids)
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    const workflow = await stock(side(), aWorkflow(side()))
    const source = { id: ids.next(), kind: 'grant', originId: ids.next(), status: 'good', createdAt: someTime } as const
    const right = { id: ids.next(), userId: user.id, workflowId: workflow.id, grantedAt: someTime, sources: [source] }
    await succeed(transact((tx) => of(Entitlements).save(tx)(right)))
    for (let nth = 0; nth < times; nth += 1)
      await succeed(
        transact((tx) =>
          of(Downloads).record(tx)({
            id: ids.next(),
            entitlementId: right.id,
            versionId: workflow.versions[0]?.id ?? '',
            at: new Date(someTime.getTime() + nth * 1_000),
            addressHash: '0'.repeat(64),
          }),
        ),
      )
    return user.id
  }

  it('are what one buyer fetched, and when, page by page', async () => {
    const [ada] = [await fetched(5), await fetched(1)]
    const pages = await walked((page) => own().downloads(ada, page), 2)
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1])
    expect(pages.flat().map(({ createdAt }) => createdAt.getTime() - someTime.getTime())).toEqual([
      4_000, 3_000, 2_000, 1_000, 0,
    ])
    expect(new Set(pages.flat().map(({ workflow, version }) => `${workflow} ${version}`))).toEqual(
      new Set(['Invoices → Sheets, “daily” 🌍 1.0.0']),
    )
  })

  it('are nothing of who never did anything', async () => {
    const nobody = await aBuyer(side())
    for (const list of [own().sessions, own().payments, own().papers, own().downloads])
      expect((await succeed<Readonly<{ items: ReadonlyArray<unknown> }>>(list(nobody, everything))).items).toEqual([])
  })
})
