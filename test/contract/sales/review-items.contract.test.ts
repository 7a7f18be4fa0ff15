import { expect, it } from 'vitest'
import { reviewItems } from '../../../src/adapters/memory/sales/review-items.memory.ts'
import { execute } from '../../../src/adapters/persistence/kernel/sql.ts'
import { sales } from '../../../src/composition/sales.ts'
import { E, TE } from '../../../src/domain/kernel/fp.ts'
import { type ReviewItem, ReviewItems } from '../../../src/ports/sales/review-items.ts'
import { both, succeed } from '../both.ts'

/** Nobody reads these through a port yet: operators will. */
const inSql = 'select reference, reason, facts from review_items order by reference'

both('ReviewItems', [sales], (side) => {
  const add = (item: ReviewItem): Promise<void> =>
    succeed(side().transact((tx) => side().of(ReviewItems).add(tx)(item)))
  const kept = (): Promise<ReadonlyArray<ReviewItem>> =>
    succeed(
      side().transact((tx) =>
        TE.fromTask(async () =>
          side().kind === 'postgres'
            ? (await execute<ReviewItem>(tx, inSql, [])).rows
            : [...reviewItems.of(tx).values()].toSorted((a, b) => (a.reference < b.reference ? -1 : 1)),
        ),
      ),
    )

  it('keeps one item for a reference, the first one', async () => {
    const first = { reference: 'VX-REFERENCE', reason: 'amount', facts: { paid: 499_999 } }
    await add(first)
    await add({ ...first, reason: 'unmatched' })
    expect(await kept()).toEqual([first])
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
