import { once } from 'node:events'
import { banner } from './banner.ts'
import type { Ending } from './part.ts'
import { isRefusal } from './refusal.ts'
import { putSamples } from './samples.ts'
import { type Entries, openParts, type Parts, type Running, startAll } from './start-all.ts'
import { stopRequest } from './stop-request.ts'

/** A mistake of the person or of the system is told in its own words; a bug shows where it is. */
const words = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown)
  return isRefusal(thrown) || 'code' in thrown ? thrown.message : (thrown.stack ?? thrown.message)
}

const fillShop = async ({ settings, owner, postgres }: Running): Promise<void> => {
  if (postgres === null) return
  await putSamples(settings.localUrl, owner, settings.dataDir).catch((failure: Error) => {
    console.error(`The shop stays without sample workflows: ${failure.message}`)
  })
}

/** Starts everything and says where it is. Resolves with the part that ended by itself, or with `null` when asked to stop. */
const live = async (entries: Entries, parts: Parts, stopping: AbortSignal): Promise<Ending | null> => {
  const asked = once(stopping, 'abort').then(() => null)
  const running = await startAll({ environment: process.env, entries, stopping }, parts)
  const over = Promise.race([asked, running.ended])
  await Promise.race([fillShop(running), over])
  if (!stopping.aborted) console.log(banner(running))
  return over
}

/** The whole of `npm start`. Resolves with the exit code, when everything that was started has ended. */
export const run = async (entries: Entries): Promise<number> => {
  // A terminal that was closed takes no more words; that must not keep anything from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const parts = openParts()
  const stopping = stopRequest(parts.kill)
  try {
    const ending = await live(entries, parts, stopping)
    if (ending === null) return 0
    console.error(`${ending.name} ${ending.how}. Stopping the rest.`)
    return 1
  } catch (thrown) {
    if (stopping.aborted) return 0
    console.error(words(thrown))
    return isRefusal(thrown) ? thrown.exitCode : 1
  } finally {
    await parts.stop()
  }
}
