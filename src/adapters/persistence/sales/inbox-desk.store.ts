import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { InboxStatus } from '../../../domain/sales/payment-event.ts'
import type { WebhookView } from '../../../domain/sales/webhook-view.ts'
import type { InboxDesk } from '../../../ports/sales/inbox-desk.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

type Selected = Readonly<{
  id: string
  provider: string
  event: string
  reference: string | null
  status: InboxStatus
  outcome: string | null
  last_error: string | null
  arrivals: number
  attempts: number
  received_at: string
  last_received_at: string
}>

/** Ids grow with time, so they alone are the order: times here are finer than a position in a list. */
const listOf = (name: string, condition: string) =>
  statement(
    name,
    `select id, provider, event, reference, status, outcome, last_error, arrivals, attempts, received_at, last_received_at
       from webhook_events
      where $1::timestamptz is not null and id < $2::uuid ${condition}
      order by id desc limit $3`,
  )
const all = listOf('webhooks_listed', '')
const ofStatus = listOf('webhooks_of_status', 'and status = $4')

const again = `
  update webhook_events
     set status = case when reference is null then status else 'received' end,
         attempts = attempts + case when reference is null then 0 else 1 end
   where id = $1
  returning reference`

const toView = ({ last_error, received_at, last_received_at, ...same }: Selected): WebhookView => ({
  ...same,
  lastError: last_error,
  receivedAt: timeOf(received_at),
  lastReceivedAt: timeOf(last_received_at),
})

export const postgresInboxDesk = (db: Database): InboxDesk => ({
  list: ({ status }, page) =>
    pipe(
      status === null
        ? read(db)<Selected>(all, newestFirst(page))
        : read(db)<Selected>(ofStatus, [...newestFirst(page), status]),
      TE.map((rows) =>
        pageOf(
          rows.map(toView).map((view) => ({ ...view, createdAt: view.receivedAt })),
          page,
        ),
      ),
    ),
  again: (tx) => (id) =>
    inside(tx, async () => O.fromNullable((await execute<{ reference: string | null }>(tx, again, [id])).rows[0])),
})
