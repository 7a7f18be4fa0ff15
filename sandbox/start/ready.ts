import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Part } from './part.ts'
import { badSettings, refusal } from './refusal.ts'

const patienceMs = 30_000
const lookAgainMs = 25

/** Says what keeps it from being ready, or `null` when it is. */
type Look = () => Promise<string | null>

const portIsOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

export const listensOn =
  (...ports: ReadonlyArray<number>): Look =>
  async () => {
    for (const port of ports) if (!(await portIsOpen(port))) return `nothing listens on port ${port}`
    return null
  }

export const answersReady =
  (url: string): Look =>
  async () => {
    try {
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })
      return answer.ok ? null : `${url}/readyz answers ${answer.status}: ${(await answer.text()).slice(0, 500)}`
    } catch {
      return `${url}/readyz does not answer`
    }
  }

/** Waits up to 30 s until the part is ready. Throws a refusal when it ends or does not get ready, or on `stopping`. */
export const whenReady = async (part: Part, look: Look, stopping: AbortSignal): Promise<void> => {
  const end = performance.now() + patienceMs
  const early = part.ended.then(({ name, how, exitCode }) => {
    throw refusal(`${name} ${how} before it was ready`, exitCode === badSettings ? badSettings : 1)
  })
  early.catch(() => undefined)
  for (;;) {
    const missing = await Promise.race([look(), early])
    if (missing === null) return
    if (stopping.aborted) throw refusal('stopped before everything was ready')
    if (performance.now() > end) throw refusal(`${part.name} is not ready after ${patienceMs / 1_000} s: ${missing}`)
    await Promise.race([sleep(lookAgainMs), early])
  }
}
