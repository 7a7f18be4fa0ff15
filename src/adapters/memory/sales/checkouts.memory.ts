import { O, pipe } from '../../../domain/kernel/fp.ts'
import { type Checkout, callLeaseMs, isSettled, lifetimeMs, type NewCheckout } from '../../../domain/sales/checkout.ts'
import { type Item, isSameItem } from '../../../domain/sales/item.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { Checkouts } from '../../../ports/sales/checkouts.ts'
import { done, type Memory, shelf, Taken } from '../kernel/memory.ts'

/** A checkout with what only its store looks at. */
export type KeptCheckout = Checkout & Readonly<{ callingUntil: Date | null; nextVerifyAt: Date | null }>

export const checkouts = shelf<KeptCheckout>('checkouts')

const firstVerifyMs = 120_000
const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)
const isPayable = ({ status }: Checkout): boolean => status === 'open' || status === 'initialized'
const isOf = ({ userId, item }: Checkout, buyer: string, wanted: Item): boolean =>
  userId === buyer && isSameItem(item, wanted)
const overdueMs = ({ nextVerifyAt }: KeptCheckout, now: Date): number =>
  nextVerifyAt === null ? Number.NEGATIVE_INFINITY : now.getTime() - nextVerifyAt.getTime()

const dated = (checkout: NewCheckout, now: Date): KeptCheckout => {
  const mustPay = checkout.price.total.amount > 0
  return {
    ...checkout,
    createdAt: now,
    expiresAt: later(now, lifetimeMs),
    callingUntil: mustPay ? later(now, callLeaseMs) : null,
    nextVerifyAt: mustPay ? later(now, firstVerifyMs) : null,
  }
}

/** What the port gives away of it. */
const plain = ({ callingUntil: _, nextVerifyAt: __, ...checkout }: KeptCheckout): Checkout => checkout

/** What the database's unique constraints refuse: a second of a reference, or a second open one of a buyer and an item. */
const isTaken = (all: ReadonlyMap<string, KeptCheckout>, { reference, userId, item }: NewCheckout): boolean =>
  all.has(reference) || [...all.values()].some((each) => isPayable(each) && isOf(each, userId, item))

const expired = (checkout: KeptCheckout, now: Date): KeptCheckout =>
  isPayable(checkout) && checkout.expiresAt.getTime() <= now.getTime() ? { ...checkout, status: 'expired' } : checkout

export const memoryCheckouts = (memory: Memory, clock: Clock): Checkouts => {
  const change = (tx: Tx, reference: string, by: (checkout: KeptCheckout) => KeptCheckout | null): boolean => {
    const found = checkouts.of(tx).get(reference)
    const next = found === undefined ? null : by(found)
    if (next !== null) checkouts.of(tx).set(reference, next)
    return next !== null
  }
  const payableOf = (tx: Tx, userId: string, item: Item): KeptCheckout | undefined =>
    [...checkouts.of(tx).values()].find((each) => isPayable(each) && isOf(each, userId, item))
  const whenOpen = (by: (checkout: KeptCheckout) => KeptCheckout) => (checkout: KeptCheckout) =>
    checkout.status === 'open' ? by(checkout) : null
  return {
    open: (tx) => (draft) =>
      done(() => {
        if (isTaken(checkouts.of(tx), draft)) throw new Taken('checkouts')
        const checkout = dated(draft, clock.now())
        checkouts.of(tx).set(checkout.reference, checkout)
        return plain(checkout)
      }),
    expire: (tx) => (userId, item) =>
      done(() => {
        const found = payableOf(tx, userId, item)
        const next = found === undefined ? undefined : expired(found, clock.now())
        if (next === undefined || next === found) return O.none
        checkouts.of(tx).set(next.reference, next)
        return O.some(plain(next))
      }),
    payable: (tx) => (userId, item) => done(() => pipe(O.fromNullable(payableOf(tx, userId, item)), O.map(plain))),
    claimCall: (tx) => (reference) =>
      done(() => {
        const now = clock.now()
        return change(tx, reference, (checkout) =>
          checkout.status === 'open' && (checkout.callingUntil ?? now).getTime() <= now.getTime()
            ? { ...checkout, callingUntil: later(now, callLeaseMs) }
            : null,
        )
      }),
    releaseCall: (tx) => (reference) =>
      done(
        () =>
          void change(
            tx,
            reference,
            whenOpen((checkout) => ({ ...checkout, callingUntil: null })),
          ),
      ),
    initialized: (tx) => (reference, payPage) =>
      done(() =>
        change(
          tx,
          reference,
          whenOpen((checkout) => ({ ...checkout, status: 'initialized', payPage, callingUntil: null })),
        ),
      ),
    supersede: (tx) => (reference) =>
      done(
        () =>
          void change(tx, reference, (checkout) =>
            isPayable(checkout) ? { ...checkout, status: 'superseded', callingUntil: null } : null,
          ),
      ),
    find: (reference) => done(() => pipe(O.fromNullable(checkouts.committed(memory).get(reference)), O.map(plain))),
    lock: (tx) => (reference) => done(() => pipe(O.fromNullable(checkouts.of(tx).get(reference)), O.map(plain))),
    handedOver: (tx) => (reference, userId) =>
      done(() => void change(tx, reference, (checkout) => ({ ...checkout, userId, returnUrl: null }))),
    settled: (tx) => (checkout) =>
      done(
        () =>
          void change(tx, checkout.reference, (kept) => ({
            ...kept,
            ...checkout,
            callingUntil: null,
            nextVerifyAt: isSettled(checkout) ? null : kept.nextVerifyAt,
          })),
      ),
    due: (tx) => (limit) =>
      done(() => {
        const now = clock.now()
        const found = [...checkouts.of(tx).values()]
          .filter((each) => overdueMs(each, now) >= 0)
          .toSorted((a, b) => overdueMs(b, now) - overdueMs(a, now))
          .slice(0, limit)
          .map((checkout) => expired(checkout, now))
        for (const checkout of found) checkouts.of(tx).set(checkout.reference, checkout)
        return found.map(plain)
      }),
    verifyAgain: (tx) => (reference, at) =>
      done(() => void change(tx, reference, (checkout) => ({ ...checkout, nextVerifyAt: at }))),
  }
}
