import { pipe, TE } from '../../../domain/kernel/fp.ts'
import {
  type Begun,
  type IdempotencyKeys,
  type KeyedRequest,
  keptForMs,
  runsForMs,
} from '../../../ports/kernel/idempotency-keys.ts'
import type { Unavailable } from '../../../ports/kernel/transact.ts'
import type { Database } from './database.ts'
import { read, statement } from './sql.ts'

// Each of these is a transaction of its own: the key is held while the request's own transactions come and go.

/** Takes a key that is new, a day old, or whose request of the same kind has run for too long. */
const take = statement(
  'idempotency_take',
  `insert into idempotency_keys as kept (owner, key, request_hash, running_until)
   values ($1, $2, $3, app_now() + $4::bigint * interval '1 ms')
   on conflict (owner, key) do update
      set request_hash = excluded.request_hash, running_until = excluded.running_until, created_at = app_now(),
          status = null, headers = null, body = null
    where kept.created_at <= app_now() - $5::bigint * interval '1 ms'
       or (kept.status is null and kept.running_until <= app_now() and kept.request_hash = excluded.request_hash)
   returning running_until::text as token`,
)

const look = statement(
  'idempotency_look',
  'select request_hash, status, headers, body from idempotency_keys where owner = $1 and key = $2',
)

const mine = 'owner = $1 and key = $2 and status is null and running_until = $3::timestamptz'
const keepAnswer = statement(
  'idempotency_keep',
  `update idempotency_keys set status = $4, headers = $5::jsonb, body = $6, running_until = null where ${mine}`,
)
const forget = statement('idempotency_forget', `delete from idempotency_keys where ${mine}`)

type Taken = Readonly<{ token: string }>
type Looked = Readonly<{
  request_hash: string
  status: number | null
  headers: Readonly<Record<string, string>> | null
  body: string | null
}>

const seen = ({ requestHash }: KeyedRequest, row: Looked): Begun => {
  if (row.request_hash !== requestHash) return { state: 'reused' }
  if (row.status === null) return { state: 'running' }
  return { state: 'answered', answer: { status: row.status, headers: row.headers ?? {}, body: row.body } }
}

const mostTries = 3

export const postgresIdempotencyKeys = (db: Database): IdempotencyKeys => {
  const run = read(db)
  const begin = (request: KeyedRequest, tries: number): TE.TaskEither<Unavailable, Begun> => {
    const { owner, key, requestHash } = request
    return pipe(
      run<Taken>(take, [owner, key, requestHash, runsForMs, keptForMs]),
      TE.flatMap(([taken]) =>
        taken === undefined
          ? pipe(
              run<Looked>(look, [owner, key]),
              TE.flatMap(([row]): TE.TaskEither<Unavailable, Begun> => {
                if (row !== undefined) return TE.right(seen(request, row))
                // Forgotten between the two statements, so it is free again.
                return tries < mostTries ? begin(request, tries + 1) : TE.right({ state: 'running' })
              }),
            )
          : TE.right<Unavailable, Begun>({ state: 'yours', claim: { ...request, token: taken.token } }),
      ),
    )
  }
  return {
    begin: (request) => begin(request, 1),
    keep: ({ owner, key, token }, { status, headers, body }) =>
      pipe(
        run(keepAnswer, [owner, key, token, status, JSON.stringify(headers), body]),
        TE.map(() => undefined),
      ),
    forget: ({ owner, key, token }) =>
      pipe(
        run(forget, [owner, key, token]),
        TE.map(() => undefined),
      ),
  }
}
