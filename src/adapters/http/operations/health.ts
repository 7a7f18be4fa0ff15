import { mountGet } from '../kernel/mount.ts'
import type { Mount } from '../kernel/server.ts'

/** Asks one part whether it can serve; true or false, never a detail that helps an attacker. */
export type Check = Readonly<{ name: string; isWell: () => Promise<boolean> }>

/** `withinMs`: how long a part may take to answer. */
export type Readiness = Readonly<{ checks: ReadonlyArray<Check>; withinMs: number; isStopping: () => boolean }>

const inTime = (check: Check, withinMs: number): Promise<boolean> =>
  Promise.race([
    check.isWell().catch(() => false),
    new Promise<boolean>((resolve) => setTimeout(resolve, withinMs, false).unref()),
  ])

/** `/livez` tells that the process runs; `/readyz` that it can serve: each part, in time, and never while stopping. */
export const health =
  (publicUrl: string, { checks, withinMs, isStopping }: Readiness): Mount =>
  (app) => {
    mountGet(app, publicUrl, '/livez', (_, response) => void response.json({ status: 'ok' }))
    mountGet(app, publicUrl, '/readyz', async (_, response) => {
      const results = await Promise.all(
        checks.map(async (check) => [check.name, (await inTime(check, withinMs)) ? 'ok' : 'failed'] as const),
      )
      const isReady = !isStopping() && results.every(([, result]) => result === 'ok')
      response.status(isReady ? 200 : 503).json({
        status: isStopping() ? 'stopping' : isReady ? 'ok' : 'failed',
        parts: Object.fromEntries(results),
      })
    })
  }
