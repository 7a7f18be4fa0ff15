import type { Buyer, Operator, Visitor } from '../../../application/kernel/caller.ts'
import type { AnyUseCase, Wired } from '../../../application/kernel/use-case.ts'
import type { Failure } from '../../../domain/kernel/failure.ts'
import type { Page, PageRequest } from '../../../ports/kernel/page.ts'
import type { Needs } from '../../../ports/kernel/port.ts'
import type { Access, AnyContract, RequestOf, ResponseOf } from './contract.ts'
import type { CookieChange } from './cookie-change.ts'

/** Who calls, as far as the route's access asks. */
export type CallerOf<A extends Access> = A extends 'user'
  ? Buyer
  : A extends 'optional'
    ? Visitor | Buyer
    : A extends 'public' | 'signed'
      ? Visitor
      : Operator

/** What a route answers. `status` defaults to the contract's usual success. */
export type Reply<R> = Readonly<{
  body: R
  status?: number
  headers?: Readonly<Record<string, string>>
  cookie?: CookieChange
}>

/**
 * The answer to who has what the route would answer, as its ETag tells: 304, without the trouble of making it. Its
 * headers replace those of what the client has (RFC 9111, section 3.2), so they are the same.
 */
export type Unmodified = Readonly<{ unmodified: Readonly<{ ETag: string } & Record<string, string>> }>

/** A list's reply: the kernel turns `next` into the cursor. */
type Listed<R> = R extends { readonly items: ReadonlyArray<infer I> }
  ? Page<I> & Omit<R, 'items' | 'nextCursor'>
  : never

type ReceivedOf<C extends AnyContract> = RequestOf<C> & Readonly<{ page: PageRequest; raw: RawParts }>
type RepliedOf<C extends AnyContract> = C extends { readonly paged: true } ? Listed<ResponseOf<C>> : ResponseOf<C>

/**
 * What only a few routes look at: the bytes as they came, headers of a signature, the cookie that the contract names, the
 * query of a forgiving route, and whether a HEAD asks, for which a route with an effect must have none.
 */
export type RawParts = Readonly<{
  isHead: boolean
  bytes: Uint8Array
  documentBytes: Uint8Array | null
  header: (name: string) => ReadonlyArray<string>
  cookie: string | null
  query: URLSearchParams
}>

type Wiring<C extends AnyContract, I, A> = Readonly<{
  toInput: (request: ReceivedOf<C>, caller: CallerOf<C['access']>) => I
  toResponse: (output: A, request: ReceivedOf<C>) => Reply<RepliedOf<C>> | Unmodified
}>

/** A contract bound to the use case that fulfils it. */
export type Route = Readonly<{
  contract: AnyContract
  useCase: AnyUseCase
  // biome-ignore lint/suspicious/noExplicitAny: the types met in `route`, which made this
  toInput: (request: any, caller: any) => unknown
  // biome-ignore lint/suspicious/noExplicitAny: the types met in `route`, which made this
  toResponse: (output: any, request: any) => Reply<unknown> | Unmodified
}>

/** Binds a contract to a use case; a wrong input, response or missing field does not compile. */
export const route = <C extends AnyContract, N extends Needs, F extends Failure, I, A>(
  contract: C,
  useCase: Wired<N, F, I, A>,
  { toInput, toResponse }: Wiring<C, I, A>,
): Route => ({ contract, useCase, toInput, toResponse })

export const reply = <R>(body: R, more: Omit<Reply<R>, 'body'> = {}): Reply<R> => ({ body, ...more })
