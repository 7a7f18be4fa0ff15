type Caused = Readonly<{ code?: unknown; message?: unknown; cause?: unknown; previous?: unknown }>

const isCaused = (error: unknown): error is Caused => typeof error === 'object' && error !== null

/** An error and what caused it, outermost first. */
const chain = (error: unknown, depth = 0): ReadonlyArray<Caused> =>
  isCaused(error) && depth < 5 ? [error, ...chain(error.cause ?? error.previous, depth + 1)] : []

/** The SQLSTATE or system code of an error, if it or a cause of it has one. */
export const codeOf = (error: unknown): string | null => {
  const coded = chain(error).find(({ code }) => typeof code === 'string')
  return coded === undefined ? null : String(coded.code)
}

/**
 * SQLSTATE classes and codes that tell of lost or exhausted infrastructure (PostgreSQL, appendix A): connections,
 * resources, operator intervention and shutdown, cancelled or timed-out statements, lock timeouts, a read-only standby.
 */
const lostStates = /^(08...|53...|57P..|57014|55P03|25P0[34]|25006|58...)$/
const lostSockets = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])
/** node-postgres gives these no code. */
const lostMessages =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|not queryable|Client was closed|pool after calling end/i

export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '')

/** Someone else was first: what is unique is there already, or what a row points to is gone. */
export const isConflict = (error: unknown): boolean => ['23505', '23503'].includes(codeOf(error) ?? '')

/** Whether an error tells of infrastructure rather than of a bug. */
export const isLost = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === null
    ? chain(error).some(({ message }) => typeof message === 'string' && lostMessages.test(message))
    : lostStates.test(code) || lostSockets.has(code) || isRetryable(error)
}

/** The constraint that a violation names, for the core and the log. */
export const constraintOf = (error: unknown): string => {
  const named = chain(error).find((each) => 'constraint' in each && typeof each.constraint === 'string')
  return named !== undefined && 'constraint' in named ? String(named.constraint) : 'a constraint'
}
