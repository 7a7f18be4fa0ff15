import type { TE } from '../../domain/kernel/fp.ts'
import { port } from './port.ts'
import type { Tx, Unavailable } from './transact.ts'

/**
 * An operator's act, in ids only: no personal data, for it is never changed. `reason` is what they said of it, which may
 * name somebody, and goes where its subject is a buyer's and they are erased.
 */
export type Act = Readonly<{
  actor: string
  action: string
  subject: string
  facts: Readonly<Record<string, unknown>>
  reason?: string
}>

/** Keeps operators' acts: exactly one row for each write, in its transaction. */
export type AuditLog = Readonly<{ append: (tx: Tx) => (act: Act) => TE.TaskEither<Unavailable, void> }>
export const AuditLog = port<AuditLog>('AuditLog')
