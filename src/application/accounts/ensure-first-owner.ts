import { employed } from '../../domain/accounts/admin-lifecycle.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ email: EmailAddress; password: string }>

/** Makes the shop's first owner when there is no operator yet; an existing one is never changed. */
export const ensureFirstOwner = useCase(
  'EnsureFirstOwner',
  { admins: Admins, hasher: PasswordHasher, transact: Transact, clock: Clock, ids: Ids },
  [],
  ({ admins, hasher, transact, clock, ids }) =>
    ({ email, password }: Input) =>
      pipe(
        hasher.hash(password),
        TE.flatMap((passwordHash) => {
          const owner = employed({
            id: ids.next(),
            email,
            name: 'Owner',
            role: 'owner',
            passwordHash,
            createdAt: clock.now(),
          })
          return transact((tx) => admins.addFirst(tx)(owner))
        }),
      ),
)
