import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { differences } from '../../../domain/sales/outgoing/differences.ts'
import type { Dispute } from '../../../domain/sales/outgoing/dispute.ts'
import type { Refund } from '../../../domain/sales/outgoing/refund.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { type Outgoings, refundLeaseMs } from '../../../ports/sales/outgoings.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import {
  DisputeRow,
  RefundRow,
  type SelectedDispute,
  type SelectedRefund,
  toDispute,
  toRefund,
} from './outgoing.row.ts'

const refundsOf = 'select * from refunds where reference = $1 order by created_at, id'
const disputesOf = 'select * from disputes where reference = $1 order by opened_at, id'

const moveRefund = `
  update refunds
     set status = $2, provider_id = $3, sent = $4, failure = $5, sending_until = null, changed_at = app_now(), revision = revision + 1
   where id = $1`

const moveDispute = `
  update disputes
     set status = $2, outcome = $3, amount = $4, due_at = $5, resolved_at = $6, changed_at = app_now(),
         revision = revision + 1
   where id = $1`

/** The row as it was: the update's own `returning` would show it as sent. */
const unanswered = `
  select * from refunds
   where id = $1 and status = 'requested' and coalesce(sending_until, '-infinity') <= app_now() for update`

const claimSending = `
  update refunds
     set sent = true, sending_until = app_now() + $2::bigint * interval '1 ms', revision = revision + 1 where id = $1`

const readAgain = 'update checkouts set next_outgoing_at = $2 where reference = $1'

const due = `
  with found as (
    select id from checkouts where next_outgoing_at <= app_now() order by next_outgoing_at limit $1
       for update skip locked
  )
  update checkouts c set outgoing_reads = outgoing_reads + 1 from found where found.id = c.id
  returning c.reference, c.outgoing_reads - 1 as reads`

const refund = statement('refund', 'select * from refunds where id = $1')
const dispute = statement('dispute', 'select * from disputes where id = $1')

const keepRefunds = (tx: Tx, before: ReadonlyArray<Refund>, after: ReadonlyArray<Refund>) =>
  inside(tx, async (em) => {
    const { added, changed } = differences(before, after)
    // Those that give way first: the bound is looked at with every row.
    for (const { id, status, providerId, sent, failure } of changed.toSorted((a) => (a.status === 'failed' ? -1 : 0)))
      await execute(tx, moveRefund, [id, status, providerId, sent, failure])
    for (const each of added) await em.insert(RefundRow, { ...each })
  })

const keepDisputes = (tx: Tx, before: ReadonlyArray<Dispute>, after: ReadonlyArray<Dispute>) =>
  inside(tx, async (em) => {
    const { added, changed } = differences(before, after)
    for (const { id, status, outcome, amount, dueAt, resolvedAt } of changed)
      await execute(tx, moveDispute, [id, status, outcome, amount, dueAt, resolvedAt])
    for (const each of added) await em.insert(DisputeRow, { ...each })
  })

export const postgresOutgoings = (db: Database): Outgoings => ({
  of: (tx) => (reference) =>
    inside(tx, async () => ({
      refunds: (await execute<SelectedRefund>(tx, refundsOf, [reference])).rows.map(toRefund),
      disputes: (await execute<SelectedDispute>(tx, disputesOf, [reference])).rows.map(toDispute),
    })),
  keep: (tx) => (before, after) =>
    pipe(
      keepRefunds(tx, before.refunds, after.refunds),
      TE.flatMap(() => keepDisputes(tx, before.disputes, after.disputes)),
    ),
  refund: (id) =>
    pipe(
      read(db)<SelectedRefund>(refund, [id]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toRefund))),
    ),
  dispute: (id) =>
    pipe(
      read(db)<SelectedDispute>(dispute, [id]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toDispute))),
    ),
  claimSending: (tx) => (id) =>
    inside(tx, async () => {
      const [row] = (await execute<SelectedRefund>(tx, unanswered, [id])).rows
      if (row === undefined) return O.none
      await execute(tx, claimSending, [id, refundLeaseMs])
      return O.some(toRefund(row))
    }),
  readAgain: (tx) => (reference, at) => inside(tx, async () => void (await execute(tx, readAgain, [reference, at]))),
  due: (tx) => (limit) =>
    inside(tx, async () => (await execute<{ reference: string; reads: number }>(tx, due, [limit])).rows),
})
