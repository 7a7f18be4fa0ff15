import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { SalesPolicy } from '../../ports/sales/sales-policy.ts'
import { useCase } from '../kernel/use-case.ts'
import { recordSale } from './record-sale.ts'

/**
 * The browser comes back from the provider. Nothing in its address is believed: the payment is asked about, and
 * whatever comes of it the buyer is sent on: to where the checkout says, else to the shop's own page about it.
 */
export const returnFromPayment = useCase(
  'ReturnFromPayment',
  { checkouts: Checkouts, policy: SalesPolicy, recordSale: recordSale.port },
  [],
  ({ checkouts, policy, recordSale: record }) =>
    ({ reference }: Readonly<{ reference: Reference }>) =>
      pipe(
        record({ reference }),
        TE.map(() => undefined),
        TE.orElse(() => TE.right(undefined)),
        TE.flatMap(() => checkouts.find(reference)),
        TE.map((found) => ({
          reference,
          address: pipe(
            found,
            O.flatMap(({ returnUrl }) => O.fromNullable(returnUrl)),
            O.getOrElse(() => policy.paymentPage(reference)),
          ),
        })),
      ),
)
