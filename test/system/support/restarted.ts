import type { Instance } from './instance.ts'
import { until } from './until.ts'

const stoppingWithinMs = 1_000

/** Tells an instance to stop, and starts it again, of another folder's program if one is named; how it ended, and how soon. */
export const restarted = async (instance: Instance, folder?: string) => {
  const toldAt = performance.now()
  const ending = instance.stop()
  await until('it says that it stops', async () => (await instance.ask('/readyz')).status === 503, stoppingWithinMs)
  const code = await ending
  const endedMs = performance.now() - toldAt
  await instance.start(folder)
  return { code, endedMs }
}
