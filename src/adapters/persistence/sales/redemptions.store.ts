import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { keyOfCode } from '../../../domain/sales/coupons/coupon.ts'
import type { CouponStanding, Redemptions } from '../../../ports/sales/redemptions.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import { couponColumns, type SelectedCoupon, toCoupon } from './coupon.row.ts'

/** What `$3` is for, the buyer `$2` may ask again: what their open checkout of it holds is not counted. */
const standing = statement(
  'coupon_standing',
  `select ${couponColumns}, (c.uses - held.uses)::int as in_all, (theirs.uses - held.uses)::int as by_buyer
     from coupons c
     cross join lateral (select count(*) as uses from coupon_redemptions r
       where r.coupon_id = c.id and r.user_id = $2::uuid and r.slot is not null) as theirs
     cross join lateral (select count(*) as uses from coupon_redemptions r join checkouts k using (reference)
       where r.coupon_id = c.id and r.user_id = $2::uuid and r.status = 'reserved'
         and k.workflow_id = $3::uuid and k.status in ('open', 'initialized')) as held
    where upper(c.code collate "C") = $1`,
)

const standingWithin = `
  select ${couponColumns}, c.uses as in_all,
         (select count(*)::int from coupon_redemptions r
           where r.coupon_id = c.id and r.user_id = $2 and r.slot is not null) as by_buyer
    from coupons c where c.id = $1`

const hold = 'select id from coupons where id = any ($1::uuid[]) order by id for no key update'

/** The one guarded update that decides who gets the last use; until the end of the transaction nobody else asks. */
const take = `
  update coupons set uses = uses + 1
   where id = $1 and revision = $2 and state = 'active'
     and (max_redemptions is null or uses < max_redemptions)
     and (starts_at is null or starts_at <= app_now()) and (ends_at is null or app_now() < ends_at)`

/** The buyer's smallest free slot of a coupon, and how many slots are theirs. */
const slots = `
  select count(*)::int as taken,
         (select min(n) from generate_series(1, 1 + (select count(*)::int from coupon_redemptions
                                                      where coupon_id = $1 and user_id = $2 and slot is not null)) as n
           where not exists (select from coupon_redemptions
                              where coupon_id = $1 and user_id = $2 and slot = n)) as free
    from coupon_redemptions where coupon_id = $1 and user_id = $2 and slot is not null`

/** Sees all that was taken before, for it comes after `take`, which waits for whoever takes at the same time. */
const reserve = `
  insert into coupon_redemptions (reference, coupon_id, user_id, status, slot, slot_limit)
  select $3::text, c.id, $2::uuid, 'reserved', s.free, c.per_user_limit
    from coupons c cross join (${slots}) as s
   where c.id = $1 and (c.per_user_limit is null or s.taken < c.per_user_limit)`

const consume = `
  update coupon_redemptions set status = 'consumed', settled_at = app_now() where reference = $1 and status = 'reserved'`

const released = `select coupon_id, user_id from coupon_redemptions where reference = $1 and status = 'released' for update`

/** A use that was given back is taken again: within the limits where there is room, else beyond them. */
const consumeAgain = `
  with room as (
    select c.id, c.per_user_limit, s.free,
           (c.max_redemptions is null or c.uses < c.max_redemptions)
           and (c.per_user_limit is null or s.taken < c.per_user_limit) as is_there
      from coupons c cross join (${slots}) as s where c.id = $1
  ), counted as (
    update coupons c set uses = c.uses + case when room.is_there then 1 else 0 end,
                         over_uses = c.over_uses + case when room.is_there then 0 else 1 end
      from room where c.id = room.id
  )
  update coupon_redemptions r
     set status = 'consumed', settled_at = app_now(), is_over = not room.is_there,
         slot = case when room.is_there then room.free end, slot_limit = room.per_user_limit
    from room where r.reference = $3
  returning r.is_over`

/** Coupons in the order that all keep, so that two who give back several do not wait for each other in a circle. */
const release = `
  with freed as (
    update coupon_redemptions set status = 'released', slot = null, settled_at = app_now()
     where reference = any ($1::text[]) and status = 'reserved'
    returning coupon_id
  ), held as (
    select id from coupons where id in (select coupon_id from freed) order by id for no key update
  ), counted as (
    select coupon_id, count(*)::int as uses from freed group by coupon_id
  )
  update coupons c set uses = c.uses - counted.uses
    from counted join held on held.id = counted.coupon_id where c.id = counted.coupon_id`

type SelectedStanding = SelectedCoupon & Readonly<{ in_all: number; by_buyer: number }>

const first = (rows: ReadonlyArray<SelectedStanding>): O.Option<CouponStanding> =>
  pipe(
    O.fromNullable(rows[0]),
    O.map((row) => ({ coupon: toCoupon(row), uses: { inAll: row.in_all, byBuyer: row.by_buyer } })),
  )

export const postgresRedemptions = (db: Database): Redemptions => ({
  standing: (code, buyer) =>
    pipe(
      read(db)<SelectedStanding>(standing, [keyOfCode(code), buyer?.userId ?? null, buyer?.workflowId ?? null]),
      TE.map(first),
    ),
  hold: (tx) => (couponIds) => inside(tx, async () => void (await execute(tx, hold, [couponIds]))),
  reserve:
    (tx) =>
    ({ couponId, revision, userId, reference }) =>
      inside(tx, async () => {
        if ((await execute(tx, take, [couponId, revision])).changed === 0) return false
        return (await execute(tx, reserve, [couponId, userId, reference])).changed === 1
      }),
  standingWithin: (tx) => (couponId, userId) =>
    inside(tx, async () => first((await execute<SelectedStanding>(tx, standingWithin, [couponId, userId])).rows)),
  consume: (tx) => (reference) =>
    inside(tx, async () => {
      if ((await execute(tx, consume, [reference])).changed === 1) return 'consumed'
      const [use] = (await execute<{ coupon_id: string; user_id: string }>(tx, released, [reference])).rows
      if (use === undefined) return 'consumed'
      await execute(tx, hold, [[use.coupon_id]])
      const values = [use.coupon_id, use.user_id, reference]
      const [again] = (await execute<{ is_over: boolean }>(tx, consumeAgain, values)).rows
      return again?.is_over ? 'over' : 'late'
    }),
  release: (tx) => (references) => inside(tx, async () => void (await execute(tx, release, [references]))),
})
