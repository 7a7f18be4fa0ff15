import type { ListedAct } from '../../../domain/insight/listed-act.ts'
import type { AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import { done, shelf } from './memory.ts'

export const acts = shelf<ListedAct>('audit_log')

export const memoryAuditLog = ({ ids, clock }: Readonly<{ ids: Ids; clock: Clock }>): AuditLog => ({
  append:
    (tx) =>
    ({ reason, facts, ...act }) =>
      done(() => {
        const id = ids.next()
        const told = reason === undefined ? facts : { ...facts, reason }
        acts.of(tx).set(id, { ...act, facts: told, id, at: clock.now() })
      }),
})
