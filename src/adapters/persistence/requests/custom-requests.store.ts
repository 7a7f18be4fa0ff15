import type { EntityManager } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { type CustomRequest, lookMs } from '../../../domain/requests/custom-request.ts'
import { conflict, type Tx } from '../../../ports/kernel/transact.ts'
import type { CustomRequests, LockedRequest } from '../../../ports/requests/custom-requests.ts'
import type { Database } from '../kernel/database.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import {
  CustomRequestRow,
  QuoteRow,
  RequestMessageRow,
  requestColumns,
  requestTables,
  type SelectedRequest,
  toMessageRow,
  toQuoteRow,
  toRequest,
  toRequestRow,
} from './request.row.ts'

const lock = 'select id from custom_requests where id = $1 for update'

/** Each kind of what is due has an index of its own; what moved on meanwhile is held too, and moves no more. */
export const lockDue = `
  with due as (
    (select r.id from custom_requests r join quotes q on q.id = r.quote_id
      where r.status = 'quoted' and q.valid_until <= app_now() limit $1)
     union all
    (select id from custom_requests
      where status = 'delivered' and delivered_at <= app_now() - $2::bigint * interval '1 ms'
      order by delivered_at limit $1)
  )
  select id from custom_requests where id in (select id from due)
   order by id limit $1
     for update skip locked`

/** Asked once the locks are held, as a statement of its own, so that rows and time are those of after the waiting. */
const held = `select ${requestColumns}, app_now() as now from ${requestTables} where r.id = any ($1) order by r.id`

const locked = async (tx: Tx, ids: ReadonlyArray<string>): Promise<ReadonlyArray<LockedRequest>> =>
  ids.length === 0
    ? []
    : (await execute<SelectedRequest & { now: string }>(tx, held, [ids])).rows.map((row) => ({
        request: toRequest(row),
        now: timeOf(row.now),
      }))

const idsOf = (rows: ReadonlyArray<Readonly<{ id: string }>>): ReadonlyArray<string> => rows.map(({ id }) => id)

/** A quote that is there already stays as it is. */
const keepQuote = async (em: EntityManager, { id, quote }: CustomRequest): Promise<void> => {
  if (quote !== null) await insertUnlessTaken(em, QuoteRow, toQuoteRow(id, quote), ['id'])
}

const ofQuote = statement(
  'request_of_quote',
  `select ${requestColumns} from ${requestTables}
    where r.id = (select request_id from quotes where id = $1)`,
)

export const postgresCustomRequests = (db: Database): CustomRequests => ({
  add: (tx) => (request) =>
    inside(tx, async (em) => {
      // The foreign key to the quote waits for the commit.
      await em.insert(CustomRequestRow, toRequestRow(request))
      await keepQuote(em, request)
    }),
  lock: (tx) => (id) =>
    inside(tx, async () => {
      const { rows } = await execute<{ id: string }>(tx, lock, [id])
      return O.fromNullable((await locked(tx, idsOf(rows)))[0])
    }),
  lockDue: (tx) => (most) =>
    inside(tx, async () => locked(tx, idsOf((await execute<{ id: string }>(tx, lockDue, [most, lookMs])).rows))),
  save: (tx) => (request, message, from) =>
    pipe(
      inside(tx, async (em) => {
        const { id, ...row } = toRequestRow(request)
        const changed = await em.nativeUpdate(CustomRequestRow, { id, revision: from }, row)
        await keepQuote(em, request)
        if (message !== null) await em.insert(RequestMessageRow, toMessageRow(id, message))
        return changed
      }),
      TE.filterOrElseW(
        (changed) => changed === 1,
        () => conflict({ what: 'custom_requests_revision' }),
      ),
      TE.map(() => undefined),
    ),
  ofQuote: (quoteId) =>
    pipe(
      read(db)<SelectedRequest>(ofQuote, [quoteId]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toRequest))),
    ),
})
