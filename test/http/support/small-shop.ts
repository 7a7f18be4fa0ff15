import type { AddressInfo } from 'node:net'
import { sealedCursors } from '../../../src/adapters/http/kernel/cursor.ts'
import { httpServer } from '../../../src/adapters/http/kernel/http-server.ts'
import { usualStructure } from '../../../src/adapters/http/kernel/json/json-limits.ts'
import type { Route } from '../../../src/adapters/http/kernel/route.ts'
import { httpApp } from '../../../src/adapters/http/kernel/server.ts'
import type { HttpSettings } from '../../../src/adapters/http/kernel/settings.ts'
import { memorySecondFactors } from '../../../src/adapters/memory/accounts/second-factors.memory.ts'
import { emptyMemory } from '../../../src/adapters/memory/kernel/memory.ts'
import { authenticate } from '../../../src/application/accounts/authenticate.ts'
import { container } from '../../../src/composition/container.ts'
import { O, TE } from '../../../src/domain/kernel/fp.ts'
import { AccessTokens } from '../../../src/ports/accounts/access-tokens.ts'
import { AccountPolicy } from '../../../src/ports/accounts/account-policy.ts'
import { LiveSessions } from '../../../src/ports/accounts/live-sessions.ts'
import { SecondFactors } from '../../../src/ports/accounts/second-factors.ts'
import { Clock } from '../../../src/ports/kernel/clock.ts'
import { type Provision, provide } from '../../../src/ports/kernel/port.ts'

const settings: HttpSettings = {
  production: false,
  publicUrl: 'http://localhost',
  corsOrigins: [],
  trustedProxies: [],
  bodyBytes: { body: 10_000, auth: 10_000, workflow: 10_000, webhook: 10_000 },
  structure: usualStructure,
  headers: 100,
  urlBytes: 8_192,
  searchCharacters: 200,
  headerBytes: 16_384,
  headersMs: 10_000,
  requestMs: 30_000,
  limits: {},
  exportMs: 30_000,
}

/** Nobody needs more than a token here. */
const policy = {
  emailCode: { lifetimeMs: 1, tries: 1, pace: { cooldownMs: 0, most: 1, withinMs: 1 } },
  passwordReset: { lifetimeMs: 1, pace: { cooldownMs: 0, most: 1, withinMs: 1 } },
  invitation: { lifetimeMs: 1 },
  ownersNeedSecondFactor: false,
}

/** Everyone who shows a token is this user. */
const someone: ReadonlyArray<Provision> = [
  provide(Clock, { now: () => new Date() }),
  provide(AccessTokens, {
    issue: () => TE.right({ token: 't', expiresInSeconds: 600 }),
    verify: (kind, token) =>
      TE.right(
        token === 'good' ? O.some({ kind, ownerId: 'u', sessionId: 's', goodUntil: new Date(8.64e15) }) : O.none,
      ),
  }),
  provide(AccountPolicy, policy),
  provide(SecondFactors, memorySecondFactors(emptyMemory())),
  provide(LiveSessions, {
    find: (id) =>
      TE.right(
        O.some({ id, kind: 'user', ownerId: 'u', role: null, hasSecondFactor: false, until: new Date(8.64e15) }),
      ),
  }),
]

/** The HTTP kernel by itself: these routes on a real socket, and nothing behind them but what is provided. */
export const smallShop = async (
  routes: ReadonlyArray<Route>,
  provisions: ReadonlyArray<Provision> = [],
): Promise<Readonly<{ url: string; stop: () => Promise<void> }>> => {
  const resolve = container(
    [...someone, ...provisions],
    [authenticate, ...new Set(routes.map(({ useCase }) => useCase))],
  )
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const app = httpApp(routes, [], { resolve, cursors: sealedCursors(new Uint8Array(32)), log: silent, settings })
  const server = httpServer(app, settings)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((done) => server.close(() => done())),
  }
}
