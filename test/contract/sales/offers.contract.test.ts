import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { Offers } from '../../../src/ports/sales/offers.ts'
import { both, succeed } from '../both.ts'
import { aVersion, aWorkflow, stock } from '../delivery/stock.ts'

both('Offers', [accounts, catalogue, sales], (side) => {
  const price = { amount: 777_700, currency: 'GHS' } as const
  const find = (workflowId: string) => succeed(side().of(Offers).find(workflowId))

  it.each(['published', 'unlisted'] as const)('sells what is %s, in its highest released version', async (status) => {
    const { ids } = side()
    const versions = [
      aVersion(ids.next(), '1.9.0'),
      aVersion(ids.next(), '1.10.0'),
      aVersion(ids.next(), '2.0.0', 'accepted'),
      aVersion(ids.next(), '1.11.0', 'yanked'),
    ]
    const { id } = await stock(side(), aWorkflow(side(), { status, price, versions }))
    expect(await find(id)).toEqual(
      O.some({ item: { kind: 'workflow', workflowId: id, versionId: versions[1]?.id }, price }),
    )
  })

  it.each(['draft', 'archived', 'removed'] as const)('does not sell what is %s', async (status) => {
    const { id } = await stock(side(), aWorkflow(side(), { status, price }))
    expect(await find(id)).toEqual(O.none)
  })

  it('does not sell what has no released version', async () => {
    const versions = [aVersion(side().ids.next(), '1.0.0', 'accepted')]
    const { id } = await stock(side(), aWorkflow(side(), { status: 'draft', price, versions }))
    expect(await find(id)).toEqual(O.none)
  })

  it('knows nothing of an item that is not there', async () => {
    expect(await find(side().ids.next())).toEqual(O.none)
  })
})
