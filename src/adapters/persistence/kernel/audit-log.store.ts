import { defineEntity, p } from '@mikro-orm/postgresql'
import type { AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import { inside } from './transact.ts'

export const AuditRow = defineEntity({
  name: 'AuditRow',
  tableName: 'audit_log',
  properties: {
    id: p.uuid().primary(),
    actor: p.text(),
    action: p.text(),
    subject: p.text(),
    facts: p.json().$type<Readonly<Record<string, unknown>>>(),
    at: p.datetime().defaultRaw('app_now()'),
  },
})

export const postgresAuditLog = (ids: Ids): AuditLog => ({
  append: (tx) => (act) =>
    inside(tx, async (em) => {
      await em.insert(AuditRow, { id: ids.next(), ...act })
    }),
})
