import type { Server } from 'node:http'
import { closing } from '../adapters/http/kernel/closing.ts'
import { sealedCursors } from '../adapters/http/kernel/cursor.ts'
import { httpServer } from '../adapters/http/kernel/http-server.ts'
import type { Resolve } from '../adapters/http/kernel/perform.ts'
import { routePattern } from '../adapters/http/kernel/route-pattern.ts'
import { httpApp } from '../adapters/http/kernel/server.ts'
import { documents } from '../adapters/http/operations/documents.ts'
import { health } from '../adapters/http/operations/health.ts'
import { jwks } from '../adapters/http/operations/jwks.ts'
import { mailedLinks } from '../adapters/http/operations/mailed-links.ts'
import type { Patience } from '../adapters/jobs/queues.ts'
import { watchedRequests } from '../adapters/observability/watch/requests.ts'
import { watchedUseCases } from '../adapters/observability/watch/use-cases.ts'
import { sessionChanges } from '../adapters/persistence/accounts/session-changes.ts'
import { systemClock } from '../adapters/security/crypto.random.ts'
import { tokenKeys } from '../adapters/security/token-keys.ts'
import { resealSecondFactors } from '../application/accounts/reseal-second-factors.ts'
import { E } from '../domain/kernel/fp.ts'
import type { Clock } from '../ports/kernel/clock.ts'
import type { Log } from '../ports/kernel/log.ts'
import type { Provision } from '../ports/kernel/port.ts'
import { capabilities } from './capabilities.ts'
import type { Settings } from './configuration/schema.ts'
import { container } from './container.ts'
import { developmentKeys } from './development-keys.ts'
import { makeFirstOwner } from './first-owner.ts'
import { httpSettings } from './http-settings.ts'
import { keptSessions } from './kept-sessions.ts'
import { migrateWhenNeeded } from './migrating.ts'
import { outside } from './outside.ts'
import { postgres } from './postgres.ts'
import { openReplicatedReads } from './replicated-reads.ts'
import { shielding } from './shielding.ts'
import { telemetryOf } from './telemetry.ts'
import { watchedProvisions, watchShop } from './watching.ts'
import { world } from './world.ts'
import { worldLimits } from './world-limits.ts'

/** Of the 30 s in which a process has to be gone: until requests are cut off, and then for what still runs of jobs. */
const servedWithinMs = 22_000
const jobsWithinMs = 5_000
const usualDrainMs = 5_000

/** A running shop: where it listens, and how it ends. */
export type Shop = Readonly<{
  port: number
  /** Where figures are served; null where they are not. */
  metricsPort: number | null
  resolve: Resolve
  stop: () => Promise<void>
}>

/** What tests replace: time, how soon failed jobs are tried again, what is provided, and nothing else. */
export type ShopOptions = Readonly<{ clock?: Clock; patience?: Patience; extra?: ReadonlyArray<Provision> }>

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })

/** Outside production nothing balances, and nobody waits for it. */
const farewell = ({ DRAIN_MS, NODE_ENV }: Settings) => {
  const drainMs = DRAIN_MS ?? (NODE_ENV === 'production' ? usualDrainMs : 0)
  return { drainMs, longestMs: servedWithinMs - drainMs }
}

/** Puts the shop together, migrates, and opens it. The one place where all parts meet. */
export const openShop = async (
  settings: Settings,
  log: Log,
  { clock = systemClock, patience, extra = [] }: ShopOptions = {},
): Promise<Shop> => {
  await migrateWhenNeeded(settings, (text) => log.warn({}, text))
  const keys = await tokenKeys(settings.TOKEN_KEYS ?? (await developmentKeys(settings.VEXA_DATA_DIR)))
  const telemetry = await telemetryOf(settings, log)
  const { db, jobs, notices, provisions, isWell } = await postgres(settings, clock, log, { patience, telemetry })
  const asked = [
    ...world({ clock, keys, currencies: settings.CURRENCIES, limits: worldLimits(settings) }),
    ...provisions,
  ]
  const replicas = openReplicatedReads(settings, db, log, telemetry)
  const shield = shielding(asked, settings, log, telemetry)
  const resolve = container(
    [
      ...asked,
      ...keptSessions(asked, sessionChanges(notices)),
      ...shield.provisions,
      ...replicas.provisions,
      ...watchedProvisions(asked, telemetry),
      ...outside(settings, log, telemetry),
      ...extra,
    ],
    watchedUseCases(
      telemetry,
      capabilities.flatMap(({ useCases }) => useCases),
    ),
  )
  const unwatch = watchShop(telemetry, db, settings)
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = settings
  if (email !== null && password !== null) await makeFirstOwner(resolve, { email, password })
  const resealed = await resolve(resealSecondFactors.port)(undefined)()
  if (E.isLeft(resealed)) throw new Error('the second factors could not be encrypted anew')
  if (settings.WORKER !== 'off') await jobs.work(resolve)
  if (settings.WORKER !== 'only') notices.start()

  let stopping = false
  const http = httpSettings(settings)
  const routes = settings.WORKER === 'only' ? [] : capabilities.flatMap((each) => each.routes)
  const app = httpApp(
    routes,
    [
      health(http.publicUrl, {
        checks: [{ name: 'database', isWell }],
        withinMs: settings.LIMIT_READY_MS,
        isStopping: () => stopping,
      }),
      jwks(http.publicUrl, keys.publicJwks),
      documents(routes, http),
      mailedLinks(http),
    ],
    { resolve, cursors: sealedCursors(keys.derive('cursors')), log, settings: http },
  )
  const server = httpServer(watchedRequests(telemetry, routePattern, app), http)
  const close = closing(server)
  const port = await listen(server, settings.PORT, settings.HOST ?? (http.production ? '0.0.0.0' : '127.0.0.1'))
  log.info({ port, worker: settings.WORKER }, 'the shop is open')
  return {
    port,
    metricsPort: telemetry.port,
    resolve,
    stop: async () => {
      stopping = true
      await jobs.rest()
      await close(farewell(settings))
      await jobs.stop(jobsWithinMs)
      await notices.stop()
      shield.close()
      await replicas.close()
      await db.close()
      unwatch()
      await telemetry.stop()
    },
  }
}
