import { banner } from './banner.ts'
import type { Ending } from './part.ts'
import { isRefusal } from './refusal.ts'
import { putSamples } from './samples.ts'
import { type Entries, openParts, type Running, startAll } from './start-all.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** npm passes Ctrl-C on although the terminal has sent it already; a person who means it takes longer to repeat it. */
const secondSignalAfterMs = 1_000

const words = (thrown: unknown): string => {
  if (isRefusal(thrown)) return thrown.message
  if (thrown instanceof Error) return 'code' in thrown || thrown.stack === undefined ? thrown.message : thrown.stack
  return String(thrown)
}

const fillShop = async ({ settings, owner, postgres }: Running): Promise<void> => {
  if (postgres === null) return
  await putSamples(settings.localUrl, owner, settings.dataDir).catch((failure) => {
    console.error(`The shop stays without sample workflows: ${words(failure)}`)
  })
}

/** Starts everything, prints where it is, and stops it on a signal or when a part ends. Resolves with the exit code. */
export const run = async (entries: Entries): Promise<number> => {
  const parts = openParts()
  const stopping = new AbortController()
  const signalled = new Promise<null>((resolve) => {
    let first = 0
    for (const signal of signals)
      process.on(signal, () => {
        if (first === 0) first = performance.now()
        else if (performance.now() - first > secondSignalAfterMs) parts.kill()
        stopping.abort()
        resolve(null)
      })
  })
  // A terminal that was closed takes no more words; that must not keep anything from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

  const live = async (): Promise<Ending | null> => {
    const running = await startAll({ environment: process.env, entries, stopping: stopping.signal }, parts)
    const stopped = Promise.race([signalled, running.ended])
    await Promise.race([fillShop(running), stopped])
    if (!stopping.signal.aborted) console.log(banner(running))
    return stopped
  }
  try {
    const ending = await live()
    if (ending === null) return 0
    console.error(`${ending.name} ${ending.how}. Stopping the rest.`)
    return 1
  } catch (thrown) {
    if (stopping.signal.aborted) return 0
    console.error(words(thrown))
    return isRefusal(thrown) ? thrown.exitCode : 1
  } finally {
    await parts.stop()
  }
}
