import { expect, it } from 'vitest'
import { issueReceipt as issueReceiptUseCase } from '../../../src/application/sales/receipts/issue-receipt.ts'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { requests } from '../../../src/composition/requests.ts'
import { sales } from '../../../src/composition/sales.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { issueReceipt } from '../../../src/domain/sales/receipts/issue.ts'
import type { Receipt } from '../../../src/domain/sales/receipts/receipt.ts'
import type { Sale } from '../../../src/domain/sales/sale.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Purchases } from '../../../src/ports/delivery/purchases.ts'
import { Events } from '../../../src/ports/kernel/events.ts'
import { Outgoings } from '../../../src/ports/sales/outgoings.ts'
import { Receipts } from '../../../src/ports/sales/receipts.ts'
import { aPosition, aRefund } from '../../domain/sales/outgoing/examples.ts'
import { both, succeed } from '../both.ts'
import { outcome, passes } from './buying.ts'
import { soldTo } from './refunding.ts'

both('Receipts', [accounts, catalogue, sales, delivery, requests], (side) => {
  const receipts = () => side().of(Receipts)
  const issue = () =>
    issueReceiptUseCase.make({
      receipts: receipts(),
      events: side().of(Events),
      clock: side().clock,
      ids: side().ids,
      transact: side().transact,
    })
  const papers = ({ id }: Sale) => succeed(receipts().papers(id))

  /** A credit note over all of a receipt, as a refund of this id makes it. */
  const noteOver = (receipt: Receipt, cause: string, number: number): Receipt => ({
    ...receipt,
    id: side().ids.next(),
    kind: 'credit_note',
    reason: 'refund',
    cause,
    creditsId: receipt.id,
    number,
  })
  const add = (paper: (number: number) => Receipt, kind: Receipt['kind']) =>
    outcome(
      side().transact((tx) => async () => {
        const number = await succeed(receipts().nextNumber(tx)(kind))
        return receipts().add(tx)(paper(number))()
      }),
    )

  it('state a sale as it was frozen, with its buyer as they are', async () => {
    const sale = await soldTo(side())
    const user = O.toNullable(await succeed(side().of(Users).byId(sale.userId)))
    const billable = await succeed(side().transact((tx) => receipts().billable(tx)(sale.id)))
    expect(billable).toEqual(
      O.some({
        saleId: sale.id,
        userId: sale.userId,
        buyer: { name: user?.name, email: user?.email },
        reference: sale.reference,
        item: { title: 'Invoices → Sheets, “daily” 🌍', version: '1.0.0' },
        price: sale.price,
        charged: sale.charged,
        taxRule: { name: null, percent: 0, included: true },
        paidAt: sale.paidAt,
      }),
    )
    expect(await succeed(side().transact((tx) => receipts().billable(tx)(side().ids.next())))).toEqual(O.none)
  })

  it('are given back as they were kept, receipts before credit notes, to their buyer by the payment', async () => {
    const [sale, other] = [await soldTo(side()), await soldTo(side())]
    await succeed(issue()({ saleId: sale.id }))
    const [receipt] = await papers(sale)
    if (receipt === undefined) throw new Error('there should be a receipt')
    const note = noteOver(receipt, side().ids.next(), 1)
    await add(() => note, 'credit_note')
    expect(receipt).toMatchObject({ kind: 'receipt', number: 1, saleId: sale.id, price: sale.price })
    expect(receipt.issuedAt).toEqual(side().clock.now())
    expect(await papers(sale)).toEqual([receipt, note])
    expect(await succeed(side().transact((tx) => receipts().ofSale(tx)(sale.id)))).toEqual([receipt, note])
    expect(await succeed(receipts().ofPurchase(sale.userId, sale.reference))).toEqual([receipt, note])
    expect(await succeed(receipts().ofPurchase(other.userId, sale.reference))).toEqual([])
    const [bought] = (await succeed(side().of(Purchases).ofBuyer(sale.userId, { limit: 5, after: null }))).items
    expect(bought?.receiptNumber).toBe('R-000001')
  })

  it('P39: have numbers without gaps, one receipt a sale, whoever issues them at once and however often', async () => {
    const sold: Array<Sale> = []
    for (let count = 0; count < 4; count += 1) sold.push(await soldTo(side()))
    await Promise.all([...sold, ...sold, ...sold].map(({ id }) => succeed(issue()({ saleId: id }))))
    const numbers = (await Promise.all(sold.map(papers))).flat().map(({ number }) => number)
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4])
  })

  it('leave no gap where a transaction ends in nothing', async () => {
    const [sale, other] = [await soldTo(side()), await soldTo(side())]
    await side().transact((tx) => async () => {
      const billable = O.toNullable(await succeed(receipts().billable(tx)(sale.id)))
      const number = await succeed(receipts().nextNumber(tx)('receipt'))
      if (billable === null) throw new Error('there should be a sale')
      const named = { id: side().ids.next(), number, at: side().clock.now() }
      for (const each of issueReceipt([], billable, named).state) await succeed(receipts().add(tx)(each))
      return E.left('the process dies here')
    })()
    expect(await papers(sale)).toEqual([])
    await succeed(issue()({ saleId: other.id }))
    expect(await papers(other)).toMatchObject([{ number: 1 }])
  })

  it('are refused twice for one cause', async () => {
    const sale = await soldTo(side())
    await succeed(issue()({ saleId: sale.id }))
    const [receipt] = await papers(sale)
    if (receipt === undefined) throw new Error('there should be a receipt')
    const again = (number: number): Receipt => ({ ...receipt, id: side().ids.next(), number })
    expect(await add(again, 'receipt')).toBe('Conflict')
    expect((await papers(sale)).length).toBe(1)
  })

  it('are missed where there should be some: of sales, and of refunds that were processed', async () => {
    const [sale, other] = [await soldTo(side()), await soldTo(side())]
    await succeed(issue()({ saleId: other.id }))
    const refund = aRefund({
      id: side().ids.next(),
      reference: other.reference,
      saleId: other.id,
      status: 'processed',
      requestedBy: null,
      createdAt: side().clock.now(),
    })
    const before = aPosition({ charge: { ...aPosition().charge, reference: other.reference } })
    await succeed(side().transact((tx) => side().of(Outgoings).keep(tx)(before, { ...before, refunds: [refund] })))
    expect(await succeed(receipts().missing(600_000, 10))).toEqual([])
    await passes(side(), 601_000)
    const missing = await succeed(receipts().missing(600_000, 10))
    expect(missing).toEqual([
      { kind: 'receipt', saleId: sale.id },
      { kind: 'credit_note', refundId: refund.id },
    ])
    expect(await succeed(receipts().missing(600_000, 1))).toHaveLength(1)
  })
})
