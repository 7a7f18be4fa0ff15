import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { callLeaseMs, isSettled, lifetimeMs } from '../../../domain/sales/checkout.ts'
import type { Checkouts } from '../../../ports/sales/checkouts.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import { newCheckoutColumns, newCheckoutValues, type SelectedCheckout, toCheckout } from './checkout.row.ts'
import { type ItemColumn, itemKey } from './item.row.ts'

/** The first question comes two minutes after the checkout was made. */
const firstVerifyMs = 120_000

const open = `
  insert into checkouts (${newCheckoutColumns}, status, created_at, expires_at, calling_until, next_verify_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'open', app_now(),
          app_now() + $18::bigint * interval '1 ms',
          case when $10::bigint > 0 then app_now() + $19::bigint * interval '1 ms' end,
          case when $10::bigint > 0 then app_now() + $20::bigint * interval '1 ms' end)
  returning *`

const expire = (column: ItemColumn): string => `
  update checkouts set status = 'expired', revision = revision + 1
   where user_id = $1 and ${column} = $2 and status in ('open', 'initialized') and expires_at <= app_now()
  returning *`

const payable = (column: ItemColumn): string => `
  select * from checkouts
   where user_id = $1 and ${column} = $2 and status in ('open', 'initialized') for update`

const claimCall = `
  update checkouts set calling_until = app_now() + $2::bigint * interval '1 ms', revision = revision + 1
   where reference = $1 and status = 'open' and coalesce(calling_until, '-infinity') <= app_now()`

const releaseCall = `
  update checkouts set calling_until = null, revision = revision + 1 where reference = $1 and status = 'open'`

const initialized = `
  update checkouts
     set status = 'initialized', authorization_url = $2, access_code = $3, calling_until = null, revision = revision + 1
   where reference = $1 and status = 'open'`

const supersede = `
  update checkouts set status = 'superseded', calling_until = null, revision = revision + 1
   where reference = $1 and status in ('open', 'initialized')`

const settled = `
  update checkouts
     set status = $2, review_reason = $3, calling_until = null, settled_at = app_now(), revision = revision + 1,
         next_verify_at = case when $4 then null else next_verify_at end,
         paid_amount = $5, paid_currency = $6, paid_fees = $7, provider_id = $8, paid_at = $9
   where reference = $1`

/** Passed over by who else looks, so two sweepers share the work. */
const due = `
  with found as (
    select id from checkouts where next_verify_at <= app_now() order by next_verify_at limit $1 for update skip locked
  )
  update checkouts c
     set status = case when c.status in ('open', 'initialized') and c.expires_at <= app_now() then 'expired' else c.status end,
         verify_count = verify_count + 1, revision = revision + 1
    from found where found.id = c.id
  returning c.*`

const verifyAgain = 'update checkouts set next_verify_at = $2 where reference = $1'

/** Where the one who paid wanted to be led back to is nothing of the next owner's. */
const handedOver = `
  update checkouts set user_id = $2, return_url = null, revision = revision + 1 where reference = $1`

const lock = 'select * from checkouts where reference = $1 for update'
const find = statement('checkout_by_reference', 'select * from checkouts where reference = $1')

const first = (rows: ReadonlyArray<SelectedCheckout>) => pipe(O.fromNullable(rows[0]), O.map(toCheckout))

export const postgresCheckouts = (db: Database): Checkouts => ({
  open: (tx) => (checkout) =>
    inside(tx, async () => {
      const values = [...newCheckoutValues(checkout), lifetimeMs, callLeaseMs, firstVerifyMs]
      const { rows } = await execute<SelectedCheckout>(tx, open, values)
      const [row] = rows
      if (row === undefined) throw new Error('the new checkout came back empty')
      return toCheckout(row)
    }),
  expire: (tx) => (userId, item) =>
    inside(tx, async () => {
      const { column, id } = itemKey(item)
      return first((await execute<SelectedCheckout>(tx, expire(column), [userId, id])).rows)
    }),
  payable: (tx) => (userId, item) =>
    inside(tx, async () => {
      const { column, id } = itemKey(item)
      return first((await execute<SelectedCheckout>(tx, payable(column), [userId, id])).rows)
    }),
  claimCall: (tx) => (reference) =>
    inside(tx, async () => (await execute(tx, claimCall, [reference, callLeaseMs])).changed === 1),
  releaseCall: (tx) => (reference) => inside(tx, async () => void (await execute(tx, releaseCall, [reference]))),
  initialized:
    (tx) =>
    (reference, { authorizationUrl, accessCode }) =>
      inside(tx, async () => (await execute(tx, initialized, [reference, authorizationUrl, accessCode])).changed === 1),
  supersede: (tx) => (reference) => inside(tx, async () => void (await execute(tx, supersede, [reference]))),
  find: (reference) => pipe(read(db)<SelectedCheckout>(find, [reference]), TE.map(first)),
  lock: (tx) => (reference) =>
    inside(tx, async () => first((await execute<SelectedCheckout>(tx, lock, [reference])).rows)),
  settled: (tx) => (checkout) =>
    inside(tx, async () => {
      const { reference, status, reviewReason, held } = checkout
      const paid = [held?.amount, held?.currency, held?.fees, held?.providerId, held?.paidAt].map(
        (each) => each ?? null,
      )
      await execute(tx, settled, [reference, status, reviewReason, isSettled(checkout), ...paid])
    }),
  handedOver: (tx) => (reference, userId) =>
    inside(tx, async () => void (await execute(tx, handedOver, [reference, userId]))),
  due: (tx) => (limit) =>
    inside(tx, async () => (await execute<SelectedCheckout>(tx, due, [limit])).rows.map(toCheckout)),
  verifyAgain: (tx) => (reference, at) =>
    inside(tx, async () => void (await execute(tx, verifyAgain, [reference, at]))),
})
