import type { Clock } from '../../src/ports/kernel/clock.ts'

/** The machine's clock, ahead by as much as a scenario has moved it. */
export type MovableClock = Clock & Readonly<{ aheadMs: () => number; advance: (ms: number) => void }>

export const movableClock = (): MovableClock => {
  let aheadMs = 0
  return {
    now: () => new Date(Date.now() + aheadMs),
    aheadMs: () => aheadMs,
    advance: (ms) => {
      aheadMs += ms
    },
  }
}
