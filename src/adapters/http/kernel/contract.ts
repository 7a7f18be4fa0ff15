import type * as t from 'io-ts'
import type { Role } from '../../../domain/accounts/admin.ts'
import { members } from './codec/members.ts'
import { digits, listOf, nullable, text } from './codec/values.ts'
import type { CookieName } from './cookie-change.ts'
import type { Dialect } from './dialect.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/**
 * Who may call. `public` asks nobody; `optional` believes a bearer token when there is one; `user` is a signed-in buyer;
 * a role is an operator of at least that role; `signed` is a provider that signs what it sends.
 */
export type Access = 'public' | 'optional' | 'user' | 'signed' | Role

/** Which of the configured body limits holds. */
export type BodySize = 'body' | 'auth' | 'workflow' | 'webhook'

/** What a success carries: JSON of the response codec, a file, an archive of files, a table, a page, or nothing. */
export type Media = 'json' | 'file' | 'archive' | 'csv' | 'html' | 'image' | 'empty'

// biome-ignore lint/suspicious/noExplicitAny: the wire side of a codec is whatever its encoder makes
type Codec<A> = t.Type<A, any>

/** One route as clients see it: the single source of validation, the OpenAPI document, the typed client and the access matrix. */
export type Contract<P, Q, B, R, A extends Access = Access> = Readonly<{
  id: string
  method: Method
  /** Parameters as `:name`. */
  path: string
  summary: string
  tag: string
  access: A
  params: Codec<P>
  query: Codec<Q>
  /** Any query is taken and none is decoded: a browser comes here from elsewhere. The route reads `raw.query` itself. */
  forgiving: boolean
  body: Codec<B> | null
  /** Whatever stands in the query is ignored: for addresses that others write. */
  anyQuery: boolean
  size: BodySize
  /** The request body may also come as multipart/form-data with the document in its `file` part. */
  multipart: boolean
  response: Codec<R> | null
  media: Media
  /** Success statuses, the usual one first. */
  success: readonly [number, ...ReadonlyArray<number>]
  /** A list by keyset: `limit` and `cursor` are the kernel's business. */
  paged: boolean
  /** Honours Idempotency-Key. */
  idempotent: boolean
  /** The cookie that it takes. Whoever has it must ask from a page of ours. */
  cookie: CookieName | null
  /** Open to an owner who has to set up a second factor first. */
  beforeSecondFactor: boolean
  /** Whose manners hold where they are not the shop's own; null: the shop's. */
  dialect: Dialect | null
}>

// biome-ignore lint/suspicious/noExplicitAny: contracts of different types stand in one list
export type AnyContract = Contract<any, any, any, any>

const nothing = members({})
export type Nothing = t.TypeOf<typeof nothing>

type Spec<P, Q, B, R, A extends Access> = Readonly<{
  id: string
  method: Method
  path: string
  summary: string
  tag: string
  access: A
  params?: Codec<P>
  query?: Codec<Q>
  forgiving?: boolean
  body?: Codec<B>
  anyQuery?: boolean
  size?: BodySize
  multipart?: boolean
  response?: Codec<R>
  media?: Media
  success?: readonly [number, ...ReadonlyArray<number>]
  idempotent?: boolean
  cookie?: CookieName
  beforeSecondFactor?: boolean
  dialect?: Dialect
}>

const usualSuccess = (media: Media): readonly [number] => (media === 'empty' ? [204] : [200])

/** Declares a route's contract. */
export const contract = <A extends Access, P = Nothing, Q = Nothing, B = undefined, R = undefined>(
  spec: Spec<P, Q, B, R, A>,
): Contract<P, Q, B, R, A> & { readonly paged: false } => {
  const media = spec.media ?? (spec.response === undefined ? 'empty' : 'json')
  return {
    id: spec.id,
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    tag: spec.tag,
    access: spec.access,
    params: spec.params ?? (nothing as unknown as Codec<P>),
    query: spec.query ?? (nothing as unknown as Codec<Q>),
    forgiving: spec.forgiving ?? false,
    body: spec.body ?? null,
    anyQuery: spec.anyQuery ?? false,
    size: spec.size ?? 'body',
    multipart: spec.multipart ?? false,
    response: spec.response ?? null,
    media,
    success: spec.success ?? usualSuccess(media),
    paged: false,
    idempotent: spec.idempotent ?? false,
    cookie: spec.cookie ?? null,
    beforeSecondFactor: spec.beforeSecondFactor ?? false,
    dialect: spec.dialect ?? null,
  }
}

type Props = Readonly<Record<string, t.Mixed>>

/** The members that every list takes beside its own. */
const paging = { limit: digits(1, 100), cursor: text(1, 1_000) }

/** Declares a list: its own query members, its item, `limit`, `cursor` and `nextCursor`. */
export const list = <
  A extends Access,
  I,
  P = Nothing,
  Q extends Props = Record<never, never>,
  X extends Props = Record<never, never>,
>(
  spec: Omit<Spec<P, never, never, never, A>, 'query' | 'response' | 'body'> &
    Readonly<{ filters?: Q; item: Codec<I>; extras?: X }>,
) => ({
  ...contract({
    ...spec,
    query: members({}, { ...(spec.filters ?? ({} as Q)), ...paging }),
    response: members(
      { items: listOf(spec.item, 100), nextCursor: nullable(text(1, 1_000)) },
      spec.extras ?? ({} as X),
    ),
  }),
  paged: true as const,
})

// biome-ignore lint/suspicious/noExplicitAny: see Codec
type Decoded<C> = NonNullable<C> extends t.Type<infer A, any, any> ? A : undefined

/** A request as a contract's client writes it and its route reads it. */
export type RequestOf<C extends AnyContract> = Readonly<{
  params: Decoded<C['params']>
  query: Decoded<C['query']>
  body: Decoded<C['body']>
}>

export type ResponseOf<C extends AnyContract> = Decoded<C['response']>
