import { TE } from '../../../src/domain/kernel/fp.ts'
import { providerUnavailable } from '../../../src/domain/sales/failures.ts'
import type { ToldRefund } from '../../../src/domain/sales/outgoing/told-refund.ts'
import type { Payment } from '../../../src/domain/sales/payment.ts'
import type { ProviderBooks } from '../../../src/ports/sales/provider-books.ts'

type World = Readonly<{
  isSilent: () => boolean
  payments: () => ReadonlyArray<Payment>
  refundsOf: (reference: string) => ReadonlyArray<ToldRefund>
}>

/** The part of Paystack that lists what it has, without a network: all of it on one page, for nothing in a scenario is old. */
export const doubleBooks = ({ isSilent, payments, refundsOf }: World): ProviderBooks => {
  const listed = <A>(items: ReadonlyArray<A>) =>
    isSilent() ? TE.left(providerUnavailable({})) : TE.right({ items, unreadable: 0, isLast: true })
  return {
    payments: () => listed(payments()),
    refunds: () =>
      listed(
        payments().flatMap(({ reference, providerId: transactionId }) =>
          refundsOf(reference).map(({ providerId, amount, currency, disputeId }) => ({
            providerId,
            transactionId,
            amount,
            currency,
            isOfDispute: disputeId !== null,
          })),
        ),
      ),
  }
}
