import { unauthenticated } from '../../domain/accounts/failures.ts'
import { profileOf } from '../../domain/accounts/user.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** Calls the signed-in buyer by another name, in the mails that follow, too. */
export const changeMyName = useCase(
  'ChangeMyName',
  { users: Users, transact: Transact },
  [unauthenticated],
  ({ users, transact }) =>
    ({ userId, name }: Readonly<{ userId: string; name: string }>) =>
      transact((tx) =>
        pipe(
          users.lock(tx)(userId),
          TE.map(O.filter(mayEnter)),
          TE.flatMap(TE.fromOption(() => unauthenticated({}))),
          TE.map((user) => ({ ...user, name })),
          TE.tap(users.save(tx)),
          TE.map(profileOf),
        ),
      ),
)
