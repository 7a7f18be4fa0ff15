import { createHash } from 'node:crypto'
import { signatureOf } from '../../sandbox/paystack/webhooks/signature.ts'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import type { Operator } from '../../src/application/kernel/caller.ts'
import { addCoupon } from '../../src/application/sales/coupons/add-coupon.ts'
import type { EmailAddress } from '../../src/domain/accounts/email-address.ts'
import { noTerms } from '../../src/domain/sales/coupons/asked-terms.ts'
import { Admins } from '../../src/ports/accounts/admins.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { aWorkflow, stock } from '../contract/delivery/stock.ts'
import { anAdmin, aUser } from '../contract/examples.ts'
import { anOperator } from '../contract/sales/refunding.ts'
import { shareOf } from './faults.ts'
import type { Rig } from './rig.ts'

/** A coupon's code and id, and what it takes off: a percentage, or an amount in minor units. */
export type Coupon = Readonly<{ code: string; id: string; percent: number | null; amount: number | null }>

/** Taxes that a history happens under. */
export const taxes = ['none', 'included', 'added'] as const
export type Tax = (typeof taxes)[number]
const percent = 7.5

/** The settings of a shop with such a tax. */
export const taxSettings = (tax: Tax): Readonly<Record<string, string>> =>
  tax === 'none' ? {} : { TAX_NAME: 'VAT', TAX_PERCENT: String(percent), TAX_INCLUDED: String(tax === 'included') }

/** What is to be paid for a list price with a coupon: reckoned here once more, in another way than the shop's. */
export const totalOf = (list: number, coupon: Coupon | null, tax: Tax): number => {
  const off = coupon === null ? 0 : coupon.percent === null ? (coupon.amount ?? 0) : shareOf(list, coupon.percent, 100)
  const taxed = list - Math.min(list, off)
  return tax === 'added' ? taxed + shareOf(taxed, percent * 10, 1_000) : taxed
}

const terms = [
  { code: 'HALF', percentOff: 50, maxRedemptions: 2 },
  { code: 'LESS', amountOff: { amount: 118_000, currency: 'NGN' as const }, perUserLimit: 1 },
  { code: 'GIFT', percentOff: 100, maxRedemptions: 2, perUserLimit: 1 },
]

/** Who and what a history is about. */
export type World = Readonly<{
  buyers: ReadonlyArray<string>
  emails: ReadonlyArray<EmailAddress>
  items: ReadonlyArray<string>
  /** The list price of each item, in minor units of NGN, as operators change it. */
  prices: Map<string, number>
  coupons: ReadonlyArray<Coupon>
  tax: Tax
  operator: Operator
}>

/** A shop with some buyers, some items, and someone who runs it. */
export const newWorld = async ({ resolve }: Rig, tax: Tax = 'none'): Promise<World> => {
  const transact = resolve(Transact)
  const buyers = Array.from({ length: 3 }, () => aUser(uuidIds))
  for (const user of buyers) await succeed(transact((tx) => resolve(Users).add(tx)(user)))
  const items = []
  const prices = new Map<string, number>()
  for (const amount of [500_000, 120_000]) {
    const price = { amount, currency: 'NGN' } as const
    const { id } = await stock({ of: resolve, transact }, aWorkflow({ ids: uuidIds }, { price }))
    items.push(id)
    prices.set(id, amount)
  }
  const admin = anAdmin(uuidIds)
  await succeed(transact((tx) => resolve(Admins).add(tx)(admin)))
  const operator = anOperator({ adminId: admin.id, role: 'owner' })
  const coupons: Array<Coupon> = []
  for (const { code, ...each } of terms) {
    const { id } = await succeed(resolve(addCoupon.port)({ code, terms: { ...noTerms, ...each }, operator }))
    coupons.push({ code, id, percent: each.percentOff ?? null, amount: each.amountOff?.amount ?? null })
  }
  const [ids, emails] = [buyers.map(({ id }) => id), buyers.map(({ email }) => email)]
  return { buyers: ids, emails, items, prices, coupons, tax, operator }
}

const bodies = {
  charge: (reference: string, id: number) => ({ event: 'charge.success', data: { id, reference, status: 'success' } }),
  refund: (reference: string, _: number) => ({
    event: 'refund.processed',
    data: { status: 'processed', transaction_reference: reference, amount: '1', currency: 'NGN' },
  }),
  dispute: (reference: string, id: number) => ({
    event: 'charge.dispute.create',
    data: { id, status: 'awaiting-merchant-feedback', transaction: { reference } },
  }),
}

/** A number of Paystack's for what concerns a payment: its own for each, for that is how notices are told apart. */
const numberOf = (reference: string): number =>
  Number.parseInt(createHash('sha256').update(reference).digest('hex').slice(0, 12), 16)

/** What Paystack sends about a payment, and its signature. */
export const noticeOf = (what: keyof typeof bodies, reference: string, key: string) => {
  const bytes = Buffer.from(JSON.stringify(bodies[what](reference, numberOf(reference))))
  return { bytes, signatures: [signatureOf(bytes, key)] }
}
