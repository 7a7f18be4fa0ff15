import { tokenReused, unauthenticated } from '../../domain/accounts/failures.ts'
import { profileOf } from '../../domain/accounts/user.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import { useCase } from '../kernel/use-case.ts'
import { exchangedToken, exchangingTokens, type Presented } from './exchanged-token.ts'

/**
 * Exchanges a buyer's refresh token for new tokens. A token that was used before, but for the last one within
 * ten seconds, is an alarm: its whole session ends. Who was shut out or erased meanwhile gets none.
 */
export const refreshSession = useCase(
  'RefreshSession',
  { ...exchangingTokens, users: Users },
  [unauthenticated, tokenReused],
  (deps) =>
    ({ refreshToken }: Presented) =>
      pipe(
        exchangedToken(deps)({ kind: 'user', refreshToken }),
        TE.bindTo('tokens'),
        TE.bindW('found', ({ tokens }) => deps.users.byId(tokens.ownerId)),
        TE.flatMap(({ tokens, found }) =>
          pipe(
            TE.fromOption(() => unauthenticated({}))(O.filter(mayEnter)(found)),
            TE.map((user) => ({ user: profileOf(user), ...tokens })),
          ),
        ),
      ),
)
