/** The one door to fp-ts: every layer takes its combinators from here, under the library's own short names. */
export * as E from 'fp-ts/lib/Either.js'
export { flow, identity, pipe } from 'fp-ts/lib/function.js'
export * as O from 'fp-ts/lib/Option.js'
export * as TE from 'fp-ts/lib/TaskEither.js'
