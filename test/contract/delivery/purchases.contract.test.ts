import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { requests } from '../../../src/composition/requests.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import type { Sale } from '../../../src/domain/sales/sale.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Purchases } from '../../../src/ports/delivery/purchases.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { both, succeed } from '../both.ts'
import { aUser, someTime } from '../examples.ts'
import { walked } from '../walked.ts'
import { aVersion, aWorkflow, stock } from './stock.ts'

both('Purchases', [accounts, catalogue, sales, delivery, requests], (side) => {
  const buyer = async (): Promise<string> => {
    const { ids, transact, of } = side()
    const user = aUser(ids)
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    return user.id
  }

  const bought = async (userId: string, facts: Partial<Sale> = {}) => {
    const { ids, transact, of } = side()
    const version = aVersion(ids.next(), '1.2.0')
    const workflow = await stock(side(), aWorkflow(side(), { versions: [version] }))
    const reference = `VX-${ids.next()}`
    const item = { kind: 'workflow', workflowId: workflow.id, versionId: version.id } as const
    const money = (amount: number) => ({ amount, currency: 'NGN' as const })
    const price = { list: money(250_000), discount: money(50_000), tax: money(0), total: money(200_000) }
    const sale: Sale = {
      id: ids.next(),
      reference,
      userId,
      item,
      price,
      charged: money(200_000),
      fees: money(13_000),
      status: 'paid',
      providerId: '4099260516',
      paidAt: someTime,
      ...facts,
    }
    await succeed(
      transact((tx) => async () => {
        await succeed(
          of(Checkouts).open(tx)({
            id: ids.next(),
            reference,
            userId,
            item,
            price,
            taxRule: { name: null, percent: 0, included: true },
            coupon: null,
            status: 'open',
            reviewReason: null,
            held: null,
            payPage: null,
            returnUrl: null,
          }),
        )
        return of(Sales).add(tx)(sale)()
      }),
    )
    return { sale, workflow }
  }

  const oneOf = (userId: string, reference: string) => succeed(side().of(Purchases).oneOfBuyer(userId, reference))

  it('show what was bought, in which version and for how much', async () => {
    const ada = await buyer()
    const { sale, workflow } = await bought(ada)
    const expected = {
      reference: sale.reference,
      saleId: sale.id,
      workflow: { id: workflow.id, slug: workflow.slug, title: workflow.title },
      version: '1.2.0',
      request: null,
      total: { amount: 200_000, currency: 'NGN' },
      status: 'paid',
      paidAt: someTime,
      receiptNumber: null,
    }
    expect(await oneOf(ada, sale.reference)).toEqual(O.some(expected))
    expect(await succeed(side().of(Purchases).ofBuyer(ada, { limit: 1, after: null }))).toEqual({
      items: [expected],
      next: null,
    })
  })

  it.each(['refunded', 'partially_refunded', 'disputed', 'charged_back'] as const)(
    'tell that one is %s',
    async (status) => {
      const ada = await buyer()
      const { sale } = await bought(ada, { status })
      expect(await oneOf(ada, sale.reference)).toMatchObject(O.some({ status }))
    },
  )

  it('are the buyer’s alone', async () => {
    const [ada, bola] = [await buyer(), await buyer()]
    const { sale } = await bought(ada)
    expect(await oneOf(bola, sale.reference)).toEqual(O.none)
    expect(await oneOf(ada, 'VX-that-nobody-ever-paid')).toEqual(O.none)
    expect(await succeed(side().of(Purchases).ofBuyer(bola, { limit: 5, after: null }))).toEqual({
      items: [],
      next: null,
    })
  })

  it('come newest first, by id where times are equal, and neither skip nor repeat over pages', async () => {
    const ada = await buyer()
    const references: Array<string> = []
    for (let index = 0; index < 5; index += 1) {
      const paidAt = new Date(someTime.getTime() + Math.floor(index / 2))
      references.push((await bought(ada, { paidAt })).sale.reference)
    }
    const pages = await walked((page) => side().of(Purchases).ofBuyer(ada, page), 2)
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1])
    expect(pages.flat().map(({ reference }) => reference)).toEqual(references.toReversed())
  })
})
