import { pipe, TE } from '../../domain/kernel/fp.ts'
import { shownStatus } from '../../domain/sales/checkout.ts'
import { checkoutNotFound } from '../../domain/sales/failures.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { useCase } from '../kernel/use-case.ts'

/** What anyone who knows a reference may see of it: how the payment stands, and nothing of who or what. */
export const lookAtPayment = useCase(
  'LookAtPayment',
  { checkouts: Checkouts },
  [checkoutNotFound],
  ({ checkouts }) =>
    ({ reference }: Readonly<{ reference: Reference }>) =>
      pipe(
        checkouts.find(reference),
        TE.flatMap(TE.fromOption(() => checkoutNotFound({}))),
        TE.map((checkout) => ({ reference, status: shownStatus(checkout) })),
      ),
)
