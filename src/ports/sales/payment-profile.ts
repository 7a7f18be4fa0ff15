import { port } from '../kernel/port.ts'

/** How this shop takes money, as clients may know it. `sandbox` is a stand-in for the provider: no money moves. */
export type PaymentProfile = Readonly<{ mode: 'live' | 'test' | 'sandbox'; publicKey: string | null }>
export const PaymentProfile = port<PaymentProfile>('PaymentProfile')
