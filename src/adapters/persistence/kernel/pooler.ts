import type { Pool, QueryConfig } from 'pg'

/** What a session would keep, in milliseconds. */
export type SessionLimits = Readonly<{ statementTimeoutMs: number; lockTimeoutMs: number; idleTransactionMs: number }>

/**
 * How to work behind a transaction pooler. It hands its connections round, so nothing can be set or kept on one for longer
 * than a transaction: limits are set in each, and a read that has none is given up here.
 */
export type Pooler = Readonly<{
  /** Said first in every transaction. */
  begin: string
  /** How long a read may take; a little longer than the server would let it. */
  readMs: number
}>

const graceMs = 1_000

export const poolerFor = ({ statementTimeoutMs, lockTimeoutMs, idleTransactionMs }: SessionLimits): Pooler => ({
  begin: `select set_config('statement_timeout', '${statementTimeoutMs}', true), set_config('lock_timeout', '${lockTimeoutMs}', true),
    set_config('idle_in_transaction_session_timeout', '${idleTransactionMs}', true)`,
  readMs: statementTimeoutMs + graceMs,
})

/** Runs statements of whoever names them, without their names, which a pooler's connections do not know of each other. */
export const unnamed = (pool: Pool): Pick<Pool, 'query'> => {
  const query = ({ text, values = [] }: QueryConfig) => pool.query({ text, values })
  return { query: query as Pool['query'] }
}
