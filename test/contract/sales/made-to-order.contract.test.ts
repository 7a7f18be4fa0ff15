import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { requests } from '../../../src/composition/requests.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import type { CustomRequest } from '../../../src/domain/requests/custom-request.ts'
import { Purchases } from '../../../src/ports/delivery/purchases.ts'
import { CustomRequests } from '../../../src/ports/requests/custom-requests.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Receipts } from '../../../src/ports/sales/receipts.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { both, succeed } from '../both.ts'
import { aRequest, aSale } from '../examples.ts'
import { aBuyer, aDraft, found, opened, outcome, type Parties, settled } from './buying.ts'

both('What is made to order', [accounts, catalogue, sales, delivery, requests], (side) => {
  const asked = async (): Promise<CustomRequest> => {
    const request = aRequest(side().ids, { userId: await aBuyer(side()), status: 'accepted' })
    await succeed(side().transact((tx) => side().of(CustomRequests).add(tx)(request)))
    return request
  }
  const partiesOf = ({ id, userId }: CustomRequest): Parties => ({ userId, item: { kind: 'request', requestId: id } })
  const soldTo = async (parties: Parties) => {
    const checkout = await opened(side(), parties)
    await settled(side(), checkout, 'paid')
    const { reference, userId, item, price } = checkout
    return aSale(side().ids, { reference, userId, item, price, charged: price.total })
  }
  const add = (sale: Awaited<ReturnType<typeof soldTo>>) =>
    outcome(side().transact((tx) => side().of(Sales).add(tx)(sale)))

  it('is found by any quote that was made for it', async () => {
    const request = await asked()
    expect(
      await succeed(
        side()
          .of(CustomRequests)
          .ofQuote(request.quote?.id ?? ''),
      ),
    ).toEqual(O.some(request))
    expect(await succeed(side().of(CustomRequests).ofQuote(side().ids.next()))).toEqual(O.none)
  })

  it('has a checkout as any item has', async () => {
    const draft = aDraft(side(), partiesOf(await asked()))
    const kept = await succeed(side().transact((tx) => side().of(Checkouts).open(tx)(draft)))
    expect(await found(side(), draft)).toEqual(kept)
    expect(kept.item).toEqual(draft.item)
    const payable = await succeed(side().transact((tx) => side().of(Checkouts).payable(tx)(draft.userId, draft.item)))
    expect(payable).toEqual(O.some(kept))
  })

  it('P7: has one open checkout, of many that come at once', async () => {
    const parties = partiesOf(await asked())
    const open = () => outcome(side().transact((tx) => side().of(Checkouts).open(tx)(aDraft(side(), parties))))
    const outcomes = await Promise.all(Array.from({ length: 6 }, open))
    expect(outcomes.filter((each) => each === 'Conflict')).toHaveLength(5)
  })

  it('I1: has one sale that stands; once that is refunded, the database would take another', async () => {
    const parties = partiesOf(await asked())
    const [first, second] = [await soldTo(parties), await soldTo(parties)]
    expect(await add(first)).toBe(undefined)
    expect(await add(second)).toBe('Conflict')
    await succeed(side().transact((tx) => side().of(Sales).moved(tx)({ id: first.id, status: 'refunded' })))
    expect(await add(second)).toBe(undefined)
    expect(await succeed(side().of(Sales).byId(second.id))).toEqual(O.some(second))
  })

  it('stands by its title among purchases and on the receipt, without a version', async () => {
    const request = await asked()
    const sale = await soldTo(partiesOf(request))
    await add(sale)
    const { id, title } = request
    expect(await succeed(side().of(Purchases).oneOfBuyer(sale.userId, sale.reference))).toMatchObject(
      O.some({ workflow: null, version: null, request: { id, title } }),
    )
    expect(await succeed(side().transact((tx) => side().of(Receipts).billable(tx)(sale.id)))).toMatchObject(
      O.some({ item: { title, version: null } }),
    )
  })
})
