import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { keyOfCode, type SeenCoupon } from '../../../domain/sales/coupons/coupon.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { Coupons, LockedCoupon } from '../../../ports/sales/coupons.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import { CouponRow, CouponWorkflowRow, couponColumns, type SelectedCoupon, termsRow, toCoupon } from './coupon.row.ts'

const find = statement('coupon_by_id', `select ${couponColumns} from coupons c where c.id = $1`)

const list = statement(
  'coupons_by_time',
  `select ${couponColumns} from coupons c where (c.created_at, c.id) < ($1::timestamptz, $2::uuid)
    order by c.created_at desc, c.id desc limit $3`,
)

/** The lock first, and in a statement of its own what it keeps from changing. */
const lock = 'select id from coupons where id = $1 for update'
const locked = `
  select ${couponColumns},
         exists (select from coupon_redemptions r where r.coupon_id = c.id) as was_redeemed,
         (select coalesce(max(n), 0)::int from (
           select count(*) as n from coupon_redemptions r where r.coupon_id = c.id and r.slot is not null
            group by r.user_id) as each_buyer) as most_by_one
    from coupons c where c.id = $1`

const codeIsTaken = 'select from coupons where upper(code collate "C") = $1'
const unknown = `
  select id from unnest($1::uuid[]) as asked (id) where not exists (select from workflows w where w.id = asked.id)`

type Locked = SelectedCoupon & Readonly<{ was_redeemed: boolean; most_by_one: number }>

const toLocked = (row: Locked): LockedCoupon => {
  const { seenAt: _, ...coupon } = toCoupon(row)
  return { coupon, mostByOne: row.most_by_one, wasRedeemed: row.was_redeemed }
}

const first = (rows: ReadonlyArray<SelectedCoupon>): O.Option<SeenCoupon> =>
  pipe(O.fromNullable(rows[0]), O.map(toCoupon))

const keepItems = (tx: Tx, couponId: string, workflowIds: ReadonlyArray<string> | null) =>
  inside(tx, async (em) => {
    await em.nativeDelete(CouponWorkflowRow, { couponId })
    if (workflowIds !== null && workflowIds.length > 0)
      await em.insertMany(
        CouponWorkflowRow,
        workflowIds.map((workflowId) => ({ couponId, workflowId })),
      )
  })

export const postgresCoupons = (db: Database): Coupons => ({
  add: (tx) => (coupon) =>
    pipe(
      inside(tx, async (em) => {
        // Of two at once the second meets the unique index: a conflict, not a duplicate.
        if ((await execute(tx, codeIsTaken, [keyOfCode(coupon.code)])).rows.length > 0) return false
        const { id, code, createdAt } = coupon
        await em.insert(CouponRow, { id, code, createdAt, uses: 0, overUses: 0, ...termsRow(coupon) })
        return true
      }),
      TE.tap((wasKept) => (wasKept ? keepItems(tx, coupon.id, coupon.workflowIds) : TE.right(undefined))),
    ),
  lock: (tx) => (id) =>
    inside(tx, async () => {
      await execute(tx, lock, [id])
      const { rows } = await execute<Locked>(tx, locked, [id])
      return pipe(O.fromNullable(rows[0]), O.map(toLocked))
    }),
  save: (tx) => (coupon) =>
    pipe(
      inside(tx, async (em) => {
        await em.nativeUpdate(CouponRow, { id: coupon.id }, { ...termsRow(coupon), revision: coupon.revision + 1 })
      }),
      TE.flatMap(() => keepItems(tx, coupon.id, coupon.workflowIds)),
    ),
  delete: (tx) => (id) => inside(tx, async (em) => void (await em.nativeDelete(CouponRow, { id }))),
  unknownItems: (tx) => (workflowIds) =>
    inside(tx, async () => (await execute<{ id: string }>(tx, unknown, [workflowIds])).rows.map(({ id }) => id)),
  find: (id) => pipe(read(db)<SelectedCoupon>(find, [id]), TE.map(first)),
  list: (page) =>
    pipe(
      read(db)<SelectedCoupon>(list, newestFirst(page)),
      TE.map((rows) => pageOf(rows.map(toCoupon), page)),
    ),
})
