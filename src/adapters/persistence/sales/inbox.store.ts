import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { InboxStatus } from '../../../domain/sales/payment-event.ts'
import type { Inbox, KeptEvent } from '../../../ports/sales/inbox.ts'
import type { Database } from '../kernel/database.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const WebhookEventRow = defineEntity({
  name: 'WebhookEventRow',
  tableName: 'webhook_events',
  properties: {
    id: p.uuid().primary(),
    provider: p.text(),
    dedupeKey: p.text(),
    event: p.text(),
    reference: p.text().nullable(),
    rawBody: p.blob().nullable(),
    status: p.text().$type<InboxStatus>(),
    outcome: p.text().nullable(),
    arrivals: p.integer().default(1),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
    receivedAt: p.datetime().defaultRaw('app_now()'),
    lastReceivedAt: p.datetime().defaultRaw('app_now()'),
  },
})

/** An event that came to nothing is worked on again when it is sent again; one of which every arrival counts, always. */
const receiveAgain = `
  update webhook_events
     set status = 'received', attempts = attempts + 1, arrivals = arrivals + 1, last_received_at = app_now()
   where provider = $1 and dedupe_key = $2 and $3 = 'received' and (status = 'ignored' or ($4 and status <> 'dead'))
  returning id`

const countCopy = `
  update webhook_events set arrivals = arrivals + 1, last_received_at = app_now()
   where provider = $1 and dedupe_key = $2`

const conclude = `
  update webhook_events set status = $2, outcome = $3, last_error = null
   where id = $1 and (status = 'received' or (status = 'dead' and last_error is not null))`

const giveUp = `
  update webhook_events set status = 'dead', last_error = $2 where id = $1 and status = 'received'`

type Selected = Readonly<{
  id: string
  event: string
  reference: string | null
  dedupe_key: string
  status: InboxStatus
}>

const toKept = ({ id, event, reference, dedupe_key, status }: Selected): KeptEvent => ({
  id,
  status,
  event: { name: event, reference, dedupeKey: dedupe_key },
})

const find = statement(
  'webhook_event',
  'select id, event, reference, dedupe_key, status from webhook_events where id = $1',
)

export const postgresInbox = (db: Database): Inbox => ({
  receive:
    (tx) =>
    ({ id, provider, event, bytes, status, everyArrival }) =>
      inside(tx, async (em) => {
        const { name, reference, dedupeKey } = event
        const row = { id, provider, dedupeKey, event: name, reference, rawBody: Buffer.from(bytes), status }
        const isNew = await insertUnlessTaken(em, WebhookEventRow, row, ['provider', 'dedupeKey'])
        if (isNew) return status === 'received' ? O.some(id) : O.none
        const { rows } = await execute<Readonly<{ id: string }>>(tx, receiveAgain, [
          provider,
          dedupeKey,
          status,
          everyArrival,
        ])
        const [again] = rows
        if (again !== undefined) return O.some(again.id)
        await execute(tx, countCopy, [provider, dedupeKey])
        return O.none
      }),
  find: (id) =>
    pipe(
      read(db)<Selected>(find, [id]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toKept))),
    ),
  conclude: (tx) => (id, status, outcome) =>
    inside(tx, async () => void (await execute(tx, conclude, [id, status, outcome]))),
  giveUp: (tx) => (id, error) => inside(tx, async () => void (await execute(tx, giveUp, [id, error]))),
})
