import type { Checkout } from '../checkout.ts'
import type { Sale } from '../sale.ts'
import type { Charge } from './position.ts'

/** What was charged for a sale. */
export const chargeOfSale = ({ reference, price: { total, tax }, charged }: Sale): Charge => ({
  reference,
  currency: total.currency,
  amount: charged.amount,
  total: total.amount,
  tax: tax.amount,
  standing: 'sold',
})

/** What came for a checkout: with a sale, what was charged for it; in review, what is held. Null when nothing came. */
export const chargeOf = ({ reference, held }: Checkout, sale: Sale | null): Charge | null => {
  if (sale !== null) return chargeOfSale(sale)
  if (held === null) return null
  const { amount, currency } = held
  return { reference, currency, amount, total: amount, tax: 0, standing: 'held' }
}
