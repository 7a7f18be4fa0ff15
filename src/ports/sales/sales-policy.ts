import type { TaxRule } from '../../domain/sales/price.ts'
import type { Address } from '../../domain/sales/return-address.ts'
import { port } from '../kernel/port.ts'

/** How this shop sells, by configuration. */
export type SalesPolicy = Readonly<{
  taxRule: TaxRule
  returnAddresses: ReadonlyArray<Address>
  /** The parts of an https address (http outside production); null for what is none. */
  addressOf: (url: string) => Address | null
  /** How long all calls to the provider that one request makes may take together, in milliseconds. */
  providerWithinMs: number
  /** The shop's own page about a payment. */
  paymentPage: (reference: string) => string
}>
export const SalesPolicy = port<SalesPolicy>('SalesPolicy')
