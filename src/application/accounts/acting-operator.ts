import { emailAddress } from '../../domain/accounts/email-address.ts'
import { operatorNotFound } from '../../domain/accounts/failures.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

/**
 * The operator in whose name a person at the shop's own machine acts. Whoever may run the command line there holds the
 * database as well, so no password is asked; what is done is audited under this operator.
 */
export const actingOperator = useCase(
  'ActingOperator',
  { admins: Admins },
  [operatorNotFound],
  ({ admins }) =>
    ({ email }: Readonly<{ email: string }>) =>
      pipe(
        TE.fromEither(
          pipe(
            emailAddress(email),
            E.mapLeft(() => operatorNotFound({})),
          ),
        ),
        TE.flatMap(admins.byEmail),
        TE.map(O.filter(({ status }) => status === 'active')),
        TE.flatMap(TE.fromOption(() => operatorNotFound({}))),
        TE.map(
          ({ id, role }): Operator => ({
            adminId: id,
            role,
            sessionId: 'command line',
            address: 'command line',
            userAgent: 'command line',
            requestId: 'command line',
          }),
        ),
      ),
)
