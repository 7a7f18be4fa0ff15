/**
 * What a caller may do about a failure. Adapters translate a kind once, in one table each:
 * HTTP to a status, a job to retry or park, the command line to an exit code.
 */
export type Kind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'unpaid'
  | 'gone'
  | 'limited'
  | 'unavailable'

export type Failed<Tag extends string = string, Facts extends object = object> = Readonly<
  { _tag: Tag; kind: Kind } & Facts
>

/** A failure's type, constructor and documentation in one value. `code` is the name clients see; absent, the kind's general one. */
// biome-ignore lint/suspicious/noExplicitAny: a list of failures of different facts has no narrower common type
export type Failure<Tag extends string = string, Facts extends object = any> = ((facts: Facts) => Failed<Tag, Facts>) &
  Readonly<{ tag: Tag; kind: Kind; title: string; code?: string }>

/** The value that a failure constructs. */
export type FailedBy<F> = F extends Failure<infer Tag, infer Facts> ? Failed<Tag, Facts> : never

/** Declares a failure: `failure('EmailTaken', 'conflict', 'An account with this e-mail exists', 'EMAIL_TAKEN')<{ … }>()`. */
export const failure =
  <Tag extends string>(tag: Tag, kind: Kind, title: string, code?: string) =>
  <Facts extends object = object>(): Failure<Tag, Facts> =>
    Object.assign((facts: Facts): Failed<Tag, Facts> => ({ ...facts, _tag: tag, kind }), {
      tag,
      kind,
      title,
      ...(code === undefined ? {} : { code }),
    })
