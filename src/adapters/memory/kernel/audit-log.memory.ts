import type { Act, AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import { done, shelf } from './memory.ts'

export const acts = shelf<Act>('audit_log')

export const memoryAuditLog = (ids: Ids): AuditLog => ({
  append: (tx) => (act) => done(() => void acts.of(tx).set(ids.next(), act)),
})
