declare const provides: unique symbol

/** What the core needs, by name. The type says what is provided; a type and its token share one name. */
export type Port<A> = symbol & { readonly [provides]?: A }

// biome-ignore lint/suspicious/noExplicitAny: ports of different types stand in one record
export type Needs = Readonly<Record<string, Port<any>>>
export type Deps<N extends Needs> = { readonly [K in keyof N]: N[K] extends Port<infer A> ? A : never }

/** A port with what serves it; made by adapters, bound by the composition root. */
export type Provision = readonly [port: symbol, value: unknown]

export const port = <A>(name: string): Port<A> => Symbol.for(`vexa:${name}`) as Port<A>
export const provide = <A>(of: Port<A>, value: A): Provision => [of, value]
