import type { ListedAct } from '../../domain/insight/listed-act.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** Exactly this actor, action and subject; from `from` on, and before `to`. Null stands for all. */
export type ActFilter = Readonly<{
  actor: string | null
  action: string | null
  subject: string | null
  from: Date | null
  to: Date | null
}>

/** The audit log as it is read, the last act first. It neither skips nor repeats, however close together acts are. */
export type AuditTrail = Readonly<{
  list: (filter: ActFilter, page: PageRequest) => TE.TaskEither<Unavailable, Page<ListedAct>>
}>
export const AuditTrail = port<AuditTrail>('AuditTrail')
