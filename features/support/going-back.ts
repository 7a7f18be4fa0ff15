import { myPurchases } from '../../src/adapters/http/delivery/purchases.contract.ts'
import { adminDisputes } from '../../src/adapters/http/sales/disputes.contract.ts'
import { refundSale } from '../../src/adapters/http/sales/refunds.contract.ts'
import type { Money } from '../../src/domain/kernel/money.ts'
import { atTheShop } from './people.ts'
import type { Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import { driver } from './through.ts'

/** What someone bought last, as their purchases show it. */
export const lastPurchase = async (scenario: Scenario, buyer: Person) => {
  const [purchase] = (await scenario.succeed(buyer, myPurchases)).items
  if (purchase === undefined) throw new Error(`${buyer.name} has bought nothing`)
  return purchase
}

/** Someone gives back what a buyer bought last, or a part of it, and whatever comes of it by itself comes. */
export const giveBack = async (
  scenario: Scenario,
  operator: Person,
  buyer: Person,
  amount: Money | null = null,
): Promise<void> => {
  const { saleId } = await lastPurchase(scenario, buyer)
  const body = { reason: 'It does not run here', ...(amount === null ? {} : { amount }) }
  await scenario.attempt(await atTheShop(scenario, operator), refundSale, { params: { id: saleId }, body })
  await driver.settle()
}

/** The newest dispute that the shop knows of. */
export const lastDispute = async (scenario: Scenario, operator: Person) => {
  const [found] = (await scenario.succeed(await atTheShop(scenario, operator), adminDisputes)).items
  if (found === undefined) throw new Error('the shop knows of no dispute')
  return found
}
