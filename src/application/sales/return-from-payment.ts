import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { useCase } from '../kernel/use-case.ts'
import { recordSale } from './record-sale.ts'

/**
 * The browser comes back from the provider. Nothing in its address is believed: the payment is asked about, and
 * whatever comes of it the buyer is sent on. `returnUrl` is null for the shop's own page.
 */
export const returnFromPayment = useCase(
  'ReturnFromPayment',
  { checkouts: Checkouts, recordSale: recordSale.port },
  [],
  ({ checkouts, recordSale: record }) =>
    ({ reference }: Readonly<{ reference: Reference }>) =>
      pipe(
        record({ reference }),
        TE.map(() => undefined),
        TE.orElse(() => TE.right(undefined)),
        TE.flatMap(() => checkouts.find(reference)),
        TE.map((found) => ({
          reference,
          returnUrl: pipe(
            found,
            O.match(
              () => null,
              ({ returnUrl }) => returnUrl,
            ),
          ),
        })),
      ),
)
