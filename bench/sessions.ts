import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connected } from '../sandbox/postgres/connect.ts'
import { startPostgres } from '../sandbox/postgres/start-postgres.ts'
import { keptLiveSessions } from '../src/adapters/cache/accounts/kept.live-sessions.ts'
import { keptTokens } from '../src/adapters/cache/accounts/kept.tokens.ts'
import { postgresLiveSessions } from '../src/adapters/persistence/accounts/live-sessions.reads.ts'
import { SessionRow } from '../src/adapters/persistence/accounts/sessions.store.ts'
import { openDatabase, usualDatabaseSettings } from '../src/adapters/persistence/kernel/database.ts'
import { migrate } from '../src/adapters/persistence/kernel/migrate.ts'
import { systemClock } from '../src/adapters/security/crypto.random.ts'
import { joseTokens } from '../src/adapters/security/jose.tokens.ts'
import { newTokenKeys, tokenKeys } from '../src/adapters/security/token-keys.ts'
import { usualWorldLimits } from '../src/composition/world-limits.ts'
import { E, O } from '../src/domain/kernel/fp.ts'
import type { AccessTokens } from '../src/ports/accounts/access-tokens.ts'
import type { LiveSessions } from '../src/ports/accounts/live-sessions.ts'
import { median } from './login-storm/load.ts'

/**
 * What it costs a request to know its caller: the signature and the session looked up, against both kept. In time of
 * this process's processor, which a busy machine changes least (PostgreSQL's part comes on top); both in turns.
 * `node bench/sessions.ts`
 */
const rounds = 9
const requests = 2_000
const people = 200

const dataDir = await mkdtemp(join(tmpdir(), 'vexa-sessions-'))
const server = await startPostgres({ dataDir, log: () => undefined })
const url = new URL(server.adminUrl)
await connected(server.adminUrl, (client) =>
  client.query(`create database sessions encoding 'UTF8' template template0`),
)
url.pathname = '/sessions'
await migrate(url.href)
await connected(url.href, (client) =>
  client.query(
    `with made as (
       insert into users (id, email, email_key, name, status, password_hash, created_at)
       select gen_random_uuid(), n::text, n::text, '', 'unverified', '', now() from generate_series(1, $1::integer) n
       returning id
     )
     insert into sessions (id, user_id, user_agent, created_at, last_seen_at, rotated_at)
     select id, id, '', now(), now(), now() from made`,
    [people],
  ),
)
const db = await openDatabase([SessionRow], { ...usualDatabaseSettings, url: url.href })
const { rows } = await db.pool.query<{ id: string }>('select id from sessions')

const asked: Ports = {
  tokens: joseTokens(await tokenKeys(await newTokenKeys()), systemClock, usualWorldLimits.tokens),
  sessions: postgresLiveSessions(db, usualWorldLimits.sessions),
}
type Ports = Readonly<{ tokens: AccessTokens; sessions: LiveSessions }>
const changes = { areHeard: () => true, hear: () => undefined }
const kept: Ports = {
  tokens: keptTokens(asked.tokens, systemClock, changes),
  sessions: keptLiveSessions(asked.sessions, changes),
}

const tokens: Array<string> = []
for (const { id } of rows) {
  const issued = await asked.tokens.issue({ kind: 'user', ownerId: id, sessionId: id })()
  if (E.isRight(issued)) tokens.push(issued.right.token)
}

/** Microseconds of the processor for each request. */
const spent = async ({ tokens: verifying, sessions }: Ports): Promise<number> => {
  const before = process.cpuUsage()
  for (let time = 0; time < requests; time += 1) {
    const verified = await verifying.verify('user', tokens[time % people] ?? '')()
    if (E.isLeft(verified) || O.isNone(verified.right)) throw new Error('a token was not good')
    const found = await sessions.find(verified.right.value.sessionId, systemClock.now())()
    if (E.isLeft(found) || O.isNone(found.right)) throw new Error('a session was not there')
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / requests
}

const both = { asked: [] as Array<number>, kept: [] as Array<number> }
for (let round = 0; round < rounds; round += 1) {
  both.asked.push(await spent(asked))
  both.kept.push(await spent(kept))
}
const [each, saved] = [median(both.asked), median(both.kept)]
console.log(
  `looked up: ${each.toFixed(0)} µs a request; kept: ${saved.toFixed(1)} µs; ratio ${(each / saved).toFixed(0)}`,
)

await db.close()
await server.stop()
await rm(dataDir, { recursive: true, force: true })
