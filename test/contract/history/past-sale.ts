import type { User } from '../../../src/domain/accounts/user.ts'
import type { Currency } from '../../../src/domain/kernel/money.ts'
import { type PriceBreakdown, priceOf } from '../../../src/domain/sales/price.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { type Side, succeed } from '../both.ts'
import { aSale, aUser } from '../examples.ts'
import { pastCheckout } from './past-checkout.ts'
import type { PastWorkflow } from './past-workflow.ts'

export const pastBuyer = async ({ transact, of, ids }: Side, facts: Partial<User> = {}): Promise<User> => {
  const user = aUser(ids, facts)
  await succeed(transact((tx) => of(Users).add(tx)(user)))
  return user
}

type PastSale = Readonly<{ workflow: PastWorkflow; price: PriceBreakdown; paidAt: Date; userId?: string }>

/** A sale of some time ago with its checkout, to a buyer who has bought nothing else unless one is named. */
export const pastSale = async (side: Side, { workflow, price, paidAt, userId }: PastSale): Promise<void> => {
  const buyer = userId ?? (await pastBuyer(side)).id
  const reference = await pastCheckout(side, {
    userId: buyer,
    workflowId: workflow.id,
    createdAt: paidAt,
    status: 'paid',
    opened: true,
  })
  const item = { kind: 'workflow', workflowId: workflow.id, versionId: workflow.versionId } as const
  const sale = aSale(side.ids, { userId: buyer, item, price, paidAt, reference })
  await succeed(side.transact((tx) => side.of(Sales).add(tx)(sale)))
}

/** A price that is asked as it is listed. */
export const plainPrice = (amount: number, currency: Currency): PriceBreakdown =>
  priceOf({ amount, currency }, 0, { name: null, percent: 0, included: true })
