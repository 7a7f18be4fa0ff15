import type { Choose } from './explore.ts'

/** The same numbers for the same seed: mulberry32, of which 32 bits are enough to pick next steps. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const random = (seed: number): Choose => {
  const next = seeded(seed)
  return (options) => Math.floor(next() * options)
}

/** One of two goes so many steps, then the other for as long as it can: what chance hardly ever plays where one is long. */
export const goesFirst = (who: 0 | 1, steps: number): Choose => {
  let left = steps
  return (options) => {
    if (options === 1) return 0
    left -= 1
    return left >= 0 ? who : 1 - who
  }
}

/** A seed that a test begins with: VEXA_SEED, to do again what was done, or one that nobody chose. */
export const firstSeed = (): number => {
  const given = Number(process.env.VEXA_SEED)
  return Number.isInteger(given) && process.env.VEXA_SEED !== undefined
    ? given
    : Math.floor(Math.random() * 1_000_000_000)
}

/**
 * All schedules one after another, by going back to the last choice that had another way: each `choose` plays one, and
 * `next` says whether one is left.
 */
export const every = () => {
  let path: Array<{ took: number; of: number }> = []
  let at = 0
  return {
    choose: (options: number): number => {
      const known = path[at]
      at += 1
      if (known !== undefined) return known.took
      path.push({ took: 0, of: options })
      return 0
    },
    next: (): boolean => {
      path = path.slice(0, at)
      at = 0
      for (;;) {
        const last = path.at(-1)
        if (last === undefined) return false
        if (last.took + 1 < last.of) {
          last.took += 1
          return true
        }
        path.pop()
      }
    },
  }
}
