import { type ActFilter, AuditTrail } from '../../ports/insight/audit-trail.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ filter: ActFilter; page: PageRequest }>

/** What operators did, and what the shop did by itself about money, the last first. */
export const listActs = useCase(
  'ListActs',
  { trail: AuditTrail },
  [],
  ({ trail }) =>
    ({ filter, page }: Input) =>
      trail.list(filter, page),
)
