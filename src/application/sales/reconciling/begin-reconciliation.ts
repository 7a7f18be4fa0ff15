import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { noCounts, windowTo } from '../../../domain/sales/reconciliation.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Clock } from '../../../ports/kernel/clock.ts'
import { Events } from '../../../ports/kernel/events.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../../ports/kernel/transact.ts'
import { Reconciliations } from '../../../ports/sales/reconciliations.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { reconciliationWentOn } from './went-on.ts'

const needs = {
  reconciliations: Reconciliations,
  events: Events,
  auditLog: AuditLog,
  transact: Transact,
  clock: Clock,
  ids: Ids,
}

const noted = ({ auditLog }: Deps<typeof needs>, tx: Tx, operator: Operator | null, id: string) =>
  operator === null
    ? TE.right(undefined)
    : auditLog.append(tx)({ actor: operator.adminId, action: 'payments.reconcile', subject: id, facts: {} })

/** Begins to compare our books with the provider's lists; the work is done page by page, by whichever instance. */
export const beginReconciliation = useCase(
  'BeginReconciliation',
  needs,
  [],
  (deps) =>
    ({ operator }: Readonly<{ operator: Operator | null }>) =>
      pipe(
        deps.reconciliations.lastTo(),
        TE.flatMap((lastTo) => {
          const place = { stage: 'transactions', page: 1, after: null } as const
          const id = deps.ids.next()
          const window = windowTo(deps.clock.now(), O.toNullable(lastTo))
          return deps.transact((tx) =>
            pipe(
              deps.reconciliations.begin(tx)({ id, window, place, ...noCounts }),
              TE.flatMap(() => noted(deps, tx, operator, id)),
              TE.flatMap(() => deps.events.append(tx)([reconciliationWentOn(id, place)])),
              TE.map(() => ({ id })),
            ),
          )
        }),
      ),
)
