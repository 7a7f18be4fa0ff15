import type { RequestHandler } from 'express'
import type { JsonSchema } from './codec/schema.ts'
import type { Problem } from './problem.ts'

/**
 * The manners of routes that others wrote, for clients that we did not: how they say what went wrong, and that pages of
 * any origin may read them. Such routes are public, and nothing at their addresses depends on cookies or tokens in
 * headers.
 */
export type Dialect = Readonly<{
  /** Every address that begins so speaks it, those that lead nowhere too. */
  prefix: string
  /** A problem in its words. */
  tell: (problem: Problem) => unknown
  mediaType: string
  /** The name and the schema of its problems in the API document. */
  problemName: string
  problemSchema: JsonSchema
  /** Headers that a page may send. */
  requestHeaders: string
}>

/** Tells the rest of the kernel whose manners hold; pages of any origin may read all that is answered there. */
export const dialects =
  (spoken: ReadonlyArray<Dialect>): RequestHandler =>
  (request, response, next) => {
    const dialect = spoken.find(({ prefix }) => request.path.startsWith(prefix))
    if (dialect !== undefined) {
      response.locals.dialect = dialect
      response.setHeader('Access-Control-Allow-Origin', '*')
    }
    next()
  }
