import type { ListedAct } from '../../../domain/insight/listed-act.ts'
import type { ActFilter, AuditTrail } from '../../../ports/insight/audit-trail.ts'
import { acts } from '../kernel/audit-log.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'

const isMeant =
  ({ actor, action, subject, from, to }: ActFilter) =>
  (act: ListedAct): boolean =>
    (actor === null || act.actor === actor) &&
    (action === null || act.action === action) &&
    (subject === null || act.subject === subject) &&
    (from === null || act.at >= from) &&
    (to === null || act.at < to)

export const memoryAuditTrail = (memory: Memory): AuditTrail => ({
  list: (filter, page) =>
    done(() => {
      const found = [...acts.committed(memory).values()].filter(isMeant(filter))
      const { items, next } = newestFirst(
        found.map((act) => ({ id: act.id, createdAt: act.at, act })),
        page,
      )
      return { items: items.map(({ act }) => act), next }
    }),
})
