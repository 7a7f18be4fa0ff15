/** Paystack names the seconds until its window of calls begins anew; where it does not, HTTP's own header may. */
const headers = ['x-ratelimit-reset', 'retry-after']

/** Longer than this no call is held back, whatever a header says. */
const longestMs = 60_000

/** How long a 429 asks to wait, in milliseconds; null when it does not say. */
export const askedToWaitMs = (of: Headers): number | null => {
  const [seconds] = headers.map((name) => of.get(name)).filter((value) => value !== null && /^\d{1,6}$/.test(value))
  return seconds === undefined || seconds === null ? null : Math.min(longestMs, Number(seconds) * 1_000)
}

/** Keeps calls back that would be refused: Paystack counts each of its endpoints by itself. */
export type Pace = Readonly<{
  /** How long this endpoint is still to be left alone, in milliseconds; zero: not at all. */
  leftMs: (endpoint: string) => number
  rest: (endpoint: string, forMs: number) => void
}>

export const pace = (now: () => number = () => performance.now()): Pace => {
  const until = new Map<string, number>()
  return {
    leftMs: (endpoint) => Math.max(0, (until.get(endpoint) ?? 0) - now()),
    rest: (endpoint, forMs) => void until.set(endpoint, now() + forMs),
  }
}
