import { tokenReused, unauthenticated } from '../../domain/accounts/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { useCase } from '../kernel/use-case.ts'
import { exchangedToken, exchangingTokens, type Presented } from './exchanged-token.ts'

/** Exchanges an operator's refresh token for new tokens; the rules are those of `refreshSession`. */
export const refreshAdminSession = useCase(
  'RefreshAdminSession',
  { ...exchangingTokens, admins: Admins },
  [unauthenticated, tokenReused],
  (deps) =>
    ({ refreshToken }: Presented) =>
      pipe(
        exchangedToken(deps)({ kind: 'admin', refreshToken }),
        TE.bindTo('tokens'),
        TE.bindW('found', ({ tokens }) => deps.admins.byId(tokens.ownerId)),
        TE.flatMap(({ tokens, found }) =>
          pipe(
            TE.fromOption(() => unauthenticated({}))(found),
            TE.map((admin) => ({ admin, ...tokens })),
          ),
        ),
      ),
)
