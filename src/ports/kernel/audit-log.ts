import type { TE } from '../../domain/kernel/fp.ts'
import { port } from './port.ts'
import type { Tx, Unavailable } from './transact.ts'

/** An operator's act, in ids only: no personal data, for it is never changed. */
export type Act = Readonly<{ actor: string; action: string; subject: string; facts: Readonly<Record<string, unknown>> }>

/** Keeps operators' acts: exactly one row for each write, in its transaction. */
export type AuditLog = Readonly<{ append: (tx: Tx) => (act: Act) => TE.TaskEither<Unavailable, void> }>
export const AuditLog = port<AuditLog>('AuditLog')
