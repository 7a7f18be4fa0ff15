import { ask, type Received } from '../../support/http.ts'
import { type Running, run } from '../../support/process.ts'
import { until } from './until.ts'

/** One of several instances, at a port that it keeps over its restarts. */
export type Instance = Readonly<{
  port: number
  /** Starts it, as this project unless a folder says as which; ends when it is ready. */
  start: (folder?: string) => Promise<void>
  /** Tells it to stop; ends with its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
  /** Asks it past the balancer. */
  ask: (path: string) => Promise<Received>
  said: () => string
}>

/** Several that start at once on a busy machine take their time. */
const startsWithinMs = 120_000

export const instanceAt = (port: number, environment: Readonly<Record<string, string>>): Instance => {
  let process: Running | null = null
  const asked = (path: string) => ask(`http://127.0.0.1:${port}`, path)
  const said = () => `${process?.stdout() ?? ''}${process?.stderr() ?? ''}`
  return {
    port,
    ask: asked,
    said,
    start: async (folder) => {
      process = run({ ...environment, PORT: String(port) }, 'src/main.ts', folder)
      await until(
        `the instance at ${port} is ready`,
        async () => (await asked('/readyz')).status === 200,
        startsWithinMs,
        said,
      )
    },
    stop: async (signal) => {
      await process?.stop(signal)
      return (await process?.ended) ?? null
    },
  }
}
