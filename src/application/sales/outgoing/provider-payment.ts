import type { Checkout } from '../../../domain/sales/checkout.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import type { ProviderPayment } from '../../../ports/sales/refund-gateway.ts'

/** The payment as the provider knows it; null when none ever came, or it cost nothing. */
export const providerPayment = ({ reference, held }: Checkout, sale: Sale | null): ProviderPayment | null => {
  const providerId = sale === null ? held?.providerId : sale.providerId
  return providerId === undefined || providerId === null || providerId === '' ? null : { reference, providerId }
}
