import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import type { AnyContract, ResponseOf } from '../../src/adapters/http/kernel/contract.ts'
import type { CheckedInvariant } from '../../src/ports/insight/books.ts'
import type { Mailbox } from './mail/mailbox.ts'
import type { Paystack } from './paystack/paystack.ts'

/** Why something was not done: the problem's code, and what was wrong with each entry. */
export type Refusal = Readonly<{
  refused: string
  errors: ReadonlyArray<Readonly<{ pointer: string; code: string }>>
}>

/** `status` tells apart the successes of a route that has several, such as "made" and "was there already". */
export type Done<A> = Readonly<{ done: A; status: number }>

/** What came of what someone tried. */
export type Attempt<A> = Done<A> | Refusal

/** What a browser keeps of a shop and sends along, by its name. */
export type Browser = Map<string, string>

/** Who tries something; null while they are not logged in. */
export type Bearer = Readonly<{ accessToken: string | null; browser?: Browser }>

/** The e-mail address and password of the shop's first owner. */
export type OwnerLogin = Readonly<{ email: string; password: string }>

/**
 * The one way in which a scenario touches Vexa: the same routes, with or without a socket in between.
 * Each scenario finds an empty shop whose owner can log in. Time only ever moves forward.
 */
export type Driver = Readonly<{
  start: () => Promise<void>
  stop: () => Promise<void>
  /** An empty shop for the next scenario. */
  reset: () => Promise<void>
  attempt: <C extends AnyContract>(contract: C, asking: Asking<C>, as?: Bearer) => Promise<Attempt<ResponseOf<C>>>
  /** Lets everything that is under way come to an end: notices on their way, jobs that wait. */
  settle: () => Promise<void>
  /** Moves time ahead, in milliseconds, and runs what the shop does by the clock. */
  advance: (ms: number) => Promise<void>
  /** What does not hold though it always should, with what breaks it; none. */
  broken: () => Promise<ReadonlyArray<CheckedInvariant>>
  now: () => Date
  owner: OwnerLogin
  paystack: Paystack
  mailbox: Mailbox
}>
