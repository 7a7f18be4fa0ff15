import { execute } from '../../../src/adapters/persistence/kernel/sql.ts'
import { O, pipe, TE } from '../../../src/domain/kernel/fp.ts'
import type { Checkout, CheckoutStatus, NewCheckout } from '../../../src/domain/sales/checkout.ts'
import type { WorkflowItem } from '../../../src/domain/sales/item.ts'
import { priceOf } from '../../../src/domain/sales/price.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { type Side, succeed } from '../both.ts'
import { aWorkflow, stock } from '../delivery/stock.ts'
import { aReference, aUser } from '../examples.ts'

/** A buyer and an item for sale. */
export type Parties = Pick<NewCheckout, 'userId' | 'item'>

export const aBuyer = async ({ ids, transact, of }: Side): Promise<string> => {
  const user = aUser(ids)
  await succeed(transact((tx) => of(Users).add(tx)(user)))
  return user.id
}

export const anItem = async (side: Side): Promise<WorkflowItem> => {
  const { id, versions } = await stock(side, aWorkflow(side))
  const [version] = versions
  if (version === undefined) throw new Error('an item needs a version')
  return { kind: 'workflow', workflowId: id, versionId: version.id }
}

export const parties = async (side: Side): Promise<Parties> => ({
  userId: await aBuyer(side),
  item: await anItem(side),
})

const untaxed = { name: null, percent: 0, included: true } as const

/** A checkout of 5,000 naira before it is kept. */
export const aDraft = ({ ids }: Side, facts: Parties & Partial<NewCheckout>): NewCheckout => ({
  id: ids.next(),
  reference: aReference(),
  price: priceOf({ amount: 500_000, currency: 'NGN' }, 0, untaxed),
  taxRule: untaxed,
  coupon: null,
  status: 'open',
  reviewReason: null,
  held: null,
  payPage: null,
  returnUrl: null,
  ...facts,
})

/** Keeps a checkout of someone and something new, unless the facts say of whom and what. */
export const opened = async (side: Side, facts: Partial<NewCheckout> = {}): Promise<Checkout> => {
  const draft = aDraft(side, { ...(await parties(side)), ...facts })
  return succeed(side.transact((tx) => side.of(Checkouts).open(tx)(draft)))
}

export const found = async ({ of }: Side, { reference }: Pick<Checkout, 'reference'>): Promise<Checkout> => {
  const checkout = await succeed(of(Checkouts).find(reference))
  if (O.isNone(checkout)) throw new Error('there should be a checkout')
  return checkout.value
}

/** Brings a checkout into a state as a settlement would. */
export const settled = (side: Side, checkout: Checkout, status: CheckoutStatus): Promise<void> => {
  const reviewReason = status === 'review' ? 'amount' : null
  return succeed(side.transact((tx) => side.of(Checkouts).settled(tx)({ ...checkout, status, reviewReason })))
}

/** Lets time pass for the stores: in memory by the clock, in PostgreSQL by the shift of its own. */
export const passes = async (side: Side, ms: number): Promise<void> => {
  side.clock.advance(ms)
  if (side.kind === 'memory') return
  const shift = `insert into app_clock (shift) values ($1::bigint * interval '1 ms')
    on conflict (only_row) do update set shift = app_clock.shift + excluded.shift`
  await succeed(side.transact((tx) => TE.fromTask(async () => void (await execute(tx, shift, [ms])))))
}

/** What came of an attempt: its value, or the tag of its failure. */
export const outcome = async <A>(effect: TE.TaskEither<Readonly<{ _tag: string }>, A>): Promise<A | string> =>
  pipe(
    effect,
    TE.getOrElseW(
      ({ _tag }) =>
        async () =>
          _tag,
    ),
  )()
