import { setTimeout as pause } from 'node:timers/promises'
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel'

/** `closed`: Paystack is called. `open`: nobody calls it but the one who looks whether it is back. */
export type BreakerState = 'closed' | 'open'

export type BreakerSettings = Readonly<{
  /** So many calls in a row without a usable answer open it. */
  failures: number
  /** How long after each look the next one comes, while it is open. */
  lookEveryMs: number
  /** Told of each change, for the log and the figures. */
  changed: (state: BreakerState) => void
}>

/** The usual settings: open after ten failures in a row, and closed again within seconds once Paystack is back. */
export const usualBreaker: BreakerSettings = { failures: 10, lookEveryMs: 5_000, changed: () => undefined }

/**
 * Spares callers, and a provider in trouble, calls that would fail: one for an instance, around all of its calls. While it
 * is open a look of its own, and no buyer's call, finds out whether the provider is back; it closes without any traffic.
 */
export type Breaker<Outcome> = Readonly<{
  state: () => BreakerState
  /** How soon it may be closed again, at the earliest. */
  lookEveryMs: number
  /** Makes a call and counts what it came to; null, at once, while it is open. */
  guard: (call: () => Promise<Outcome>) => Promise<Outcome | null>
}>

/** `isTrouble` tells an outage by what a call came to; a refusal is none. `look` is the call that asks whether it is over. */
export const breaker = <Outcome>(
  { failures, lookEveryMs, changed }: BreakerSettings,
  isTrouble: (outcome: Outcome) => boolean,
  look: () => Promise<Outcome>,
): Breaker<Outcome> => {
  const policy = circuitBreaker(
    handleWhenResult((outcome) => isTrouble(outcome as Outcome)),
    // Only the look goes through while it is open, and it comes at its own times.
    { halfOpenAfter: 0, breaker: new ConsecutiveBreaker(failures) },
  )
  const state = (): BreakerState => (policy.state === CircuitState.Closed ? 'closed' : 'open')

  const lookUntilClosed = async (): Promise<void> => {
    while (state() === 'open') {
      await pause(lookEveryMs, undefined, { ref: false })
      await policy.execute(look)
    }
  }

  // A look that fails opens it again, from half open: that is no change to anyone.
  let wasOpen = false
  policy.onBreak(() => {
    if (wasOpen) return
    wasOpen = true
    changed('open')
    void lookUntilClosed()
  })
  policy.onReset(() => {
    wasOpen = false
    changed('closed')
  })

  return { state, lookEveryMs, guard: async (call) => (state() === 'open' ? null : policy.execute(call)) }
}
