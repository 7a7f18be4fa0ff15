import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Attempt, Throttle } from '../../ports/accounts/throttle.ts'

/** Counts the attempts and goes on, or ends in the failure that says how long to wait. */
export const countedOr =
  <F>(refuse: (facts: Readonly<{ retryAfterSeconds: number }>) => F) =>
  (throttle: Throttle, attempts: ReadonlyArray<Attempt>) =>
    pipe(
      throttle.count(attempts),
      TE.flatMap(
        O.match(
          () => TE.right(undefined),
          (retryAfterSeconds) => TE.left(refuse({ retryAfterSeconds })),
        ),
      ),
    )
