import { expect, it } from 'vitest'
import { reviewItems } from '../../../src/adapters/memory/sales/review-items.memory.ts'
import { execute } from '../../../src/adapters/persistence/kernel/sql.ts'
import { sales } from '../../../src/composition/sales.ts'
import { E, O, TE } from '../../../src/domain/kernel/fp.ts'
import { type ReviewItem, ReviewItems } from '../../../src/ports/sales/review-items.ts'
import { both, succeed } from '../both.ts'

const inSql = 'select reference, reason, facts from review_items order by reference'

both('ReviewItems', [sales], (side) => {
  const add = (item: ReviewItem): Promise<boolean> =>
    succeed(side().transact((tx) => side().of(ReviewItems).add(tx)(item)))
  const kept = (): Promise<ReadonlyArray<ReviewItem>> =>
    succeed(
      side().transact((tx) =>
        TE.fromTask(async () =>
          side().kind === 'postgres'
            ? (await execute<ReviewItem>(tx, inSql, [])).rows
            : [...reviewItems.of(tx).values()]
                .map(({ reference, reason, facts }) => ({ reference, reason, facts }))
                .toSorted((a, b) => (a.reference < b.reference ? -1 : 1)),
        ),
      ),
    )

  it('keeps one item for a reference, the first one', async () => {
    const first = { reference: 'VX-REFERENCE', reason: 'amount', facts: { paid: 499_999 } }
    expect(await add(first)).toBe(true)
    expect(await add({ ...first, reason: 'unmatched' })).toBe(false)
    expect(await kept()).toEqual([first])
  })

  const resolve = (resolution: 'dismiss' | 'refunded') =>
    succeed(side().transact((tx) => side().of(ReviewItems).resolve(tx)('VX-REFERENCE', { resolution, by: null })))
  const reopen = () => succeed(side().transact((tx) => side().of(ReviewItems).reopen(tx)('VX-REFERENCE')))
  const isOpen = () => succeed(side().transact((tx) => side().of(ReviewItems).lock(tx)('VX-REFERENCE')))

  it('lets what was resolved rest when the same is said again, and opens it for another reason', async () => {
    const first = { reference: 'VX-REFERENCE', reason: 'amount', facts: {} }
    await add(first)
    expect(await isOpen()).toEqual(O.some({ isOpen: true }))
    await resolve('dismiss')
    expect(await isOpen()).toEqual(O.some({ isOpen: false }))
    expect(await add(first)).toBe(false)
    expect(await isOpen()).toEqual(O.some({ isOpen: false }))
    expect(await add({ ...first, reason: 'refund_not_understood' })).toBe(true)
    expect(await isOpen()).toEqual(O.some({ isOpen: true }))
    expect(await kept()).toEqual([{ ...first, reason: 'refund_not_understood' }])
  })

  it('opens again what came to nothing, and knows nothing of what was never added', async () => {
    expect(await isOpen()).toEqual(O.none)
    await reopen()
    await resolve('refunded')
    expect(await isOpen()).toEqual(O.none)
    await add({ reference: 'VX-REFERENCE', reason: 'owned_already', facts: {} })
    await resolve('refunded')
    await reopen()
    expect(await isOpen()).toEqual(O.some({ isOpen: true }))
  })

  it('keeps one of many that come at once', async () => {
    await Promise.all(
      Array.from({ length: 8 }, () => add({ reference: 'VX-REFERENCE', reason: 'unmatched', facts: {} })),
    )
    expect(await kept()).toHaveLength(1)
  })

  it('takes any reference that a provider may name', async () => {
    await add({ reference: 'not ours: 支払い/🌍', reason: 'unmatched', facts: {} })
    expect(await kept()).toMatchObject([{ reference: 'not ours: 支払い/🌍' }])
  })

  it('keeps nothing of a transaction that is refused', async () => {
    await side().transact((tx) => async () => {
      await succeed(side().of(ReviewItems).add(tx)({ reference: 'VX-REFERENCE', reason: 'amount', facts: {} }))
      return E.left('changed my mind')
    })()
    expect(await kept()).toEqual([])
  })
})
