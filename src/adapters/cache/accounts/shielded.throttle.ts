import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Attempt, Throttle } from '../../../ports/accounts/throttle.ts'

/**
 * Who has to wait, remembered where asking is cheap. It may know nothing and forget everything; neither call fails, nor
 * takes long.
 */
export type Waits = Readonly<{
  /** The seconds that the longest of these keys has to wait; null when none is known to. */
  secondsOf: (keys: ReadonlyArray<string>) => Promise<number | null>
  remember: (key: string, seconds: number) => Promise<void>
}>

const keyOf = ({ rule, key }: Attempt): string => `${rule} ${key}`

/**
 * A throttle behind a shield: whoever it has just sent away is sent away again without asking it. It alone counts, so
 * its limits hold whatever becomes of the shield.
 */
export const shieldedThrottle = (throttle: Throttle, waits: Waits): Throttle => {
  const countOne = (attempt: Attempt) =>
    pipe(
      throttle.count([attempt]),
      TE.tap(
        O.match(
          () => TE.right(undefined),
          (seconds) => TE.fromTask(() => waits.remember(keyOf(attempt), seconds)),
        ),
      ),
    )
  return {
    ...throttle,
    count: (attempts) =>
      pipe(
        TE.fromTask(() => waits.secondsOf(attempts.map(keyOf))),
        TE.flatMap((seconds) =>
          attempts.reduce(
            (before, attempt) =>
              pipe(
                before,
                TE.flatMap(
                  O.match(
                    () => countOne(attempt),
                    (stopped) => TE.right(O.some(stopped)),
                  ),
                ),
              ),
            TE.right(O.fromNullable(seconds)) as ReturnType<typeof countOne>,
          ),
        ),
      ),
  }
}
