import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { type Checkout, shownStatus } from '../../domain/sales/checkout.ts'
import { checkoutNotFound } from '../../domain/sales/failures.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../ports/kernel/transact.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { Sales } from '../../ports/sales/sales.ts'
import { useCase } from '../kernel/use-case.ts'
import { recordSale } from './record-sale.ts'

const needs = { checkouts: Checkouts, sales: Sales, recordSale: recordSale.port }

type Refusal = Conflict | Unavailable | FailedBy<typeof checkoutNotFound>

/** A buyer's own checkout as it stands; another's is as absent as none. */
const own = ({ checkouts }: Deps<typeof needs>, userId: string, reference: Reference) =>
  pipe(
    checkouts.find(reference),
    TE.flatMap(
      O.match(
        (): TE.TaskEither<Refusal, Checkout> => TE.left(checkoutNotFound({})),
        (checkout) => (checkout.userId === userId ? TE.right(checkout) : TE.left(checkoutNotFound({}))),
      ),
    ),
  )

/** The checkout after the provider was asked; one that does not answer leaves what is stored. */
const brought = (deps: Deps<typeof needs>, stored: Checkout): TE.TaskEither<Refusal, Checkout> =>
  pipe(
    deps.recordSale({ reference: stored.reference }),
    TE.orElse((failure) => {
      const isTheirs = failure._tag === 'PaymentNotFound' || failure._tag === 'ProviderUnavailable'
      return isTheirs ? TE.right<Refusal, Checkout>(stored) : TE.left(failure as Refusal)
    }),
  )

/** Tells a buyer what became of a payment, and settles it on the way. A provider that does not answer leaves what is stored. */
export const verifyPayment = useCase(
  'VerifyPayment',
  needs,
  [checkoutNotFound],
  (deps) =>
    ({ userId, reference }: Readonly<{ userId: string; reference: Reference }>) =>
      pipe(
        own(deps, userId, reference),
        TE.flatMap((stored) => brought(deps, stored)),
        TE.bindTo('checkout'),
        TE.bindW('sale', () => deps.sales.byReference(reference)),
        TE.map(({ checkout, sale }) => ({
          reference,
          status: shownStatus(checkout),
          saleId: pipe(
            sale,
            O.match(
              () => null,
              ({ id }) => id,
            ),
          ),
        })),
      ),
)
