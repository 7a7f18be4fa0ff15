import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { CheckoutStatus } from '../../../domain/sales/checkout.ts'
import type { KnownPayment, Reconciliation, Stage } from '../../../domain/sales/reconciliation.ts'
import type { Reconciliations } from '../../../ports/sales/reconciliations.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const ReconciliationRow = defineEntity({
  name: 'ReconciliationRow',
  tableName: 'reconciliations',
  properties: {
    id: p.uuid().primary(),
    fromAt: p.datetime(),
    toAt: p.datetime(),
    stage: p.text().$type<Stage>(),
    page: p.integer(),
    afterReference: p.text().nullable(),
    lookedAt: p.integer().default(0),
    recorded: p.integer().default(0),
    flagged: p.integer().default(0),
    begunAt: p.datetime().defaultRaw('app_now()'),
    doneAt: p.datetime().nullable(),
  },
})

export const SightingRow = defineEntity({
  name: 'SightingRow',
  tableName: 'reconciliation_sightings',
  properties: { reconciliationId: p.uuid().primary(), reference: p.text().primary() },
})

type Selected = Readonly<{
  id: string
  from_at: string
  to_at: string
  stage: Stage
  page: number
  after_reference: string | null
  looked_at: number
  recorded: number
  flagged: number
}>

const toReconciliation = (row: Selected): Reconciliation => ({
  id: row.id,
  window: { from: timeOf(row.from_at), to: timeOf(row.to_at) },
  place: { stage: row.stage, page: row.page, after: row.after_reference },
  lookedAt: row.looked_at,
  recorded: row.recorded,
  flagged: row.flagged,
})

type SelectedPayment = Readonly<{
  reference: string
  status: CheckoutStatus
  total_amount: string
  amount: string | null
  currency: string
  fees: string
}>

const toKnown = ({ reference, status, total_amount, amount, currency, fees }: SelectedPayment): KnownPayment => ({
  reference,
  status,
  total: Number(total_amount),
  came: amount === null ? null : { amount: Number(amount), currency, fees: Number(fees) },
})

const find = statement('reconciliation', 'select * from reconciliations where id = $1')
const lastTo = statement('reconciliation_last', `select max(to_at) as to_at from reconciliations where stage = 'done'`)

const goOn = `
  update reconciliations
     set stage = $5, page = $6, after_reference = $7, looked_at = looked_at + $8, recorded = recorded + $9,
         flagged = flagged + $10, done_at = case when $5 = 'done' then app_now() end
   where id = $1 and stage = $2 and page = $3 and after_reference is not distinct from $4`

const see = `
  insert into reconciliation_sightings (reconciliation_id, reference)
  select $1, unnest($2::text[]) on conflict do nothing`

/** What was seen is asked for no more once all is compared. */
const forget = 'delete from reconciliation_sightings where reconciliation_id = $1'

const payment = `
  select c.reference, c.status, c.total_amount, coalesce(nullif(s.charged_amount, 0), c.paid_amount) as amount,
         coalesce(case when s.charged_amount > 0 then s.currency end, c.paid_currency) as currency,
         coalesce(case when s.charged_amount > 0 then s.fees_amount end, c.paid_fees) as fees
    from checkouts c left join sales s on s.reference = c.reference`

const known = statement('payments_known', `${payment} where c.reference = any($1::text[])`)

const unseen = statement(
  'payments_unseen',
  `with ours as (
     select reference from sales where paid_at >= $2 and paid_at <= $3 and charged_amount > 0
     union
     select reference from checkouts where paid_at >= $2 and paid_at <= $3
   )
   ${payment}
    where c.reference in (
      select reference from ours o
       where ($4::text is null or reference > $4)
         and not exists (select from reconciliation_sightings x
                          where x.reconciliation_id = $1 and x.reference = o.reference)
       order by reference limit $5)
    order by c.reference`,
)

const knowsRefund = statement('refund_known', 'select id from refunds where provider_id = $1')
const referenceOf = statement(
  'reference_of_provider',
  `select reference from sales where provider_id = $1
   union select reference from checkouts where provider_id = $1 limit 1`,
)

export const postgresReconciliations = (db: Database): Reconciliations => ({
  begin:
    (tx) =>
    ({ id, window, place }) =>
      inside(
        tx,
        async (em) =>
          void (await em.insert(ReconciliationRow, {
            id,
            fromAt: window.from,
            toAt: window.to,
            stage: place.stage,
            page: place.page,
            afterReference: place.after,
          })),
      ),
  find: (id) =>
    pipe(
      read(db)<Selected>(find, [id]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toReconciliation))),
    ),
  lastTo: () =>
    pipe(
      read(db)<{ to_at: string | null }>(lastTo, []),
      TE.map(([row]) => pipe(O.fromNullable(row?.to_at), O.map(timeOf))),
    ),
  goOn: (tx) => (id, from, to, counts, seen) =>
    inside(tx, async () => {
      const places = [from.stage, from.page, from.after, to.stage, to.page, to.after]
      const figures = [counts.lookedAt, counts.recorded, counts.flagged]
      const { changed } = await execute(tx, goOn, [id, ...places, ...figures])
      if (changed === 0) return false
      await (to.stage === 'done' ? execute(tx, forget, [id]) : execute(tx, see, [id, seen]))
      return true
    }),
  known: (references) =>
    pipe(
      read(db)<SelectedPayment>(known, [references]),
      TE.map((rows) => rows.map(toKnown)),
    ),
  unseen: ({ id, window, place }, limit) =>
    pipe(
      read(db)<SelectedPayment>(unseen, [id, window.from, window.to, place.after, limit]),
      TE.map((rows) => rows.map(toKnown)),
    ),
  knowsRefund: (providerId) =>
    pipe(
      read(db)(knowsRefund, [providerId]),
      TE.map((rows) => rows.length > 0),
    ),
  referenceOf: (transactionId) =>
    pipe(
      read(db)<{ reference: string }>(referenceOf, [transactionId]),
      TE.map(([row]) => O.fromNullable(row?.reference)),
    ),
})
