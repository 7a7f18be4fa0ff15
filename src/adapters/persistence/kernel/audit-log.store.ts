import { defineEntity, p } from '@mikro-orm/postgresql'
import type { AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import { execute } from './sql.ts'
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

const keepReason = 'insert into audit_reasons (act_id, reason) values ($1, $2)'

export const postgresAuditLog = (ids: Ids): AuditLog => ({
  append:
    (tx) =>
    ({ reason, ...act }) =>
      inside(tx, async (em) => {
        const id = ids.next()
        await em.insert(AuditRow, { id, ...act })
        if (reason !== undefined) await execute(tx, keepReason, [id, reason])
      }),
})
