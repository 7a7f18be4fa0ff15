import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Money } from '../../domain/kernel/money.ts'
import type { PayPage } from '../../domain/sales/checkout.ts'
import type { providerUnavailable } from '../../domain/sales/failures.ts'
import type { Mode, Payment } from '../../domain/sales/payment.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { port } from '../kernel/port.ts'

export type ProviderUnavailable = FailedBy<typeof providerUnavailable>

export type PaymentOrder = Readonly<{ reference: Reference; email: EmailAddress; total: Money }>

/**
 * Whoever takes the money. Every call is bounded in time, by `withinMs` where it says less than the adapter's own
 * bound, and may be lost: an unknown outcome is `ProviderUnavailable`.
 */
export type PaymentGateway = Readonly<{
  /** Which kind of money the key moves: a payment of the other kind is not ours. */
  mode: Mode
  /** Opens a payment. `known` says that the reference is taken: an earlier call arrived whose answer was lost. */
  initialize: (
    order: PaymentOrder,
    withinMs?: number,
  ) => TE.TaskEither<
    ProviderUnavailable,
    Readonly<{ outcome: 'opened'; page: PayPage }> | Readonly<{ outcome: 'known' }>
  >
  /** Asks for the truth about a payment; none when the provider knows no such reference. */
  verify: (reference: Reference, withinMs?: number) => TE.TaskEither<ProviderUnavailable, O.Option<Payment>>
}>
export const PaymentGateway = port<PaymentGateway>('PaymentGateway')
