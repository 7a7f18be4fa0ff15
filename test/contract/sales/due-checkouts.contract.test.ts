import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { type Checkout, lifetimeMs } from '../../../src/domain/sales/checkout.ts'
import { priceOf } from '../../../src/domain/sales/price.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { both, succeed } from '../both.ts'
import { found, opened, passes, settled } from './buying.ts'

const minute = 60_000

both('Checkouts that are due to be asked about', [accounts, catalogue, sales], (side) => {
  const due = (limit = 100): Promise<ReadonlyArray<Checkout>> =>
    succeed(side().transact((tx) => side().of(Checkouts).due(tx)(limit)))
  const dueReferences = async (limit?: number) => (await due(limit)).map(({ reference }) => reference).toSorted()
  const again = (reference: string, at: Date | null): Promise<void> =>
    succeed(side().transact((tx) => side().of(Checkouts).verifyAgain(tx)(reference, at)))

  it('are so two minutes after they were made, and until someone says when to ask again', async () => {
    const { reference, createdAt } = await opened(side())
    await passes(side(), 2 * minute - 5_000)
    expect(await due()).toEqual([])
    await passes(side(), 5_000)
    expect(await dueReferences()).toEqual([reference])
    expect(await dueReferences()).toEqual([reference])
    await again(reference, new Date(createdAt.getTime() + 4 * minute))
    expect(await due()).toEqual([])
    await passes(side(), 2 * minute)
    expect(await dueReferences()).toEqual([reference])
    await again(reference, null)
    await passes(side(), 60 * minute)
    expect(await due()).toEqual([])
  })

  it.each(['open', 'initialized', 'failed', 'expired', 'superseded'] as const)('may be %s', async (status) => {
    const checkout = await opened(side())
    await settled(side(), checkout, status)
    await passes(side(), 2 * minute)
    expect(await due()).toMatchObject([{ reference: checkout.reference, status }])
  })

  it.each(['paid', 'review', 'refunded', 'dismissed'] as const)('are never %s', async (status) => {
    const checkout = await opened(side())
    await passes(side(), 2 * minute)
    await settled(side(), checkout, status)
    expect(await due()).toEqual([])
  })

  it('never cost nothing', async () => {
    await opened(side(), {
      price: priceOf({ amount: 0, currency: 'NGN' }, 0, { name: null, percent: 0, included: true }),
    })
    await passes(side(), 2 * minute)
    expect(await due()).toEqual([])
  })

  it('are marked as expired when their time is over, and no other way', async () => {
    const [open, initialized, failed] = [await opened(side()), await opened(side()), await opened(side())]
    await settled(side(), initialized, 'initialized')
    await settled(side(), failed, 'failed')
    await passes(side(), lifetimeMs)
    const states = async (checkout: Checkout) => (await found(side(), checkout)).status
    expect((await due()).map(({ status }) => status).toSorted()).toEqual(['expired', 'expired', 'failed'])
    expect([await states(open), await states(initialized), await states(failed)]).toEqual([
      'expired',
      'expired',
      'failed',
    ])
  })

  it('come in portions, the longest overdue first', async () => {
    const first = await opened(side())
    await passes(side(), 1_000)
    const second = await opened(side())
    await passes(side(), 1_000)
    const third = await opened(side())
    await again(second.reference, new Date(first.createdAt.getTime() - minute))
    await passes(side(), 2 * minute)
    expect(await dueReferences(1)).toEqual([second.reference])
    expect(await dueReferences(2)).toEqual([first.reference, second.reference].toSorted())
    expect(await dueReferences(3)).toEqual([first.reference, second.reference, third.reference].toSorted())
  })

  it('are shared by those who look at the same time: each is taken by one', async () => {
    const { of, transact } = side()
    const all: Array<string> = []
    for (let count = 0; count < 12; count += 1) all.push((await opened(side())).reference)
    await passes(side(), 2 * minute)
    const take = () =>
      transact((tx) => async () => {
        const taken = await succeed(of(Checkouts).due(tx)(5))
        await sleep(20)
        for (const { reference } of taken) await succeed(of(Checkouts).verifyAgain(tx)(reference, null))
        return E.right(taken.map(({ reference }) => reference))
      })
    const portions = await Promise.all(Array.from({ length: 4 }, () => succeed(take())))
    expect(portions.flat().toSorted()).toEqual(all.toSorted())
  })
})
