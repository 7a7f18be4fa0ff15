import { Agent, request } from 'node:http'

/** What came of asking for a while: how long each answer took, in milliseconds, and those that were no success. */
export type Outcome = Readonly<{ tookMs: ReadonlyArray<number>; errors: number; perSecond: number }>

export type Asking = Readonly<{ url: string; method?: string; body?: unknown }>

const asked = (agent: Agent, { url, method = 'GET', body }: Asking): Promise<number> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const headers = payload === undefined ? {} : { 'Content-Type': 'application/json' }
    request(url, { agent, method, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
      .on('error', reject)
      .end(payload)
  })

/** Several ask at once and again and again, each on a connection of their own, for `forMs`. */
export const load = async (
  atOnce: number,
  forMs: number,
  next: (who: number, time: number) => Asking,
): Promise<Outcome> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const tookMs: Array<number> = []
  let errors = 0
  const startedAt = performance.now()
  const one = async (who: number): Promise<void> => {
    for (let time = 0; performance.now() - startedAt < forMs; time += 1) {
      const askedAt = performance.now()
      const status = await asked(agent, next(who, time))
      tookMs.push(performance.now() - askedAt)
      if (status >= 300) errors += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, who) => one(who)))
  agent.destroy()
  return { tookMs, errors, perSecond: (tookMs.length * 1_000) / (performance.now() - startedAt) }
}

export const quantile = (values: ReadonlyArray<number>, share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

export const median = (values: ReadonlyArray<number>): number => quantile(values, 0.5)
