import { availableParallelism } from 'node:os'
import * as argon2 from 'argon2'
import limited from 'p-limit'
import { TE } from '../../domain/kernel/fp.ts'
import type { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { type Unavailable, unavailable } from '../../ports/kernel/transact.ts'

/** argon2id as OWASP's password storage cheat sheet asks at least: 19 MiB, 2 passes, 1 lane. */
const parameters = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashing on every core, or on every thread of libuv's pool, starves all else: one of each stays free. */
const atOnceOf = (threads: number): number => Math.max(1, Math.min(availableParallelism(), threads) - 1)

/** Over how many threads hashes are spread, and how many may wait for one. */
export type HashingLimits = Readonly<{ threads: number; mostWaiting: number }>

/** The password behind it was thrown away; comparing against it takes as long as against anyone's. */
const nobodysHash = () => argon2.hash(crypto.randomUUID(), parameters)

/** Hashes with argon2id on the threads of libuv's pool, a bounded number at once; more than may wait are refused. */
export const argon2Hasher = ({ threads, mostWaiting }: HashingLimits): PasswordHasher => {
  const limit = limited(atOnceOf(threads))
  const nobody = nobodysHash()
  const admitted = <A>(work: () => Promise<A>): TE.TaskEither<Unavailable, A> =>
    TE.flatMap(() =>
      limit.pendingCount >= mostWaiting
        ? TE.left(unavailable({ what: 'password hashing' }))
        : TE.tryCatch(
            () => limit(work),
            (cause) => unavailable({ what: 'password hashing', cause }),
          ),
    )(TE.right(undefined))
  return {
    hash: (password) => admitted(() => argon2.hash(password, parameters)),
    verify: (hash, password) =>
      admitted(async () => {
        const matches = await argon2.verify(hash ?? (await nobody), password)
        if (!matches || hash === null) return 'wrong'
        return argon2.needsRehash(hash, parameters) ? 'match_outdated' : 'match'
      }),
  }
}
