import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Item } from '../../domain/sales/item.ts'
import { Deliverables } from '../../ports/delivery/deliverables.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'

const orUnnamed = O.match(
  () => 'a workflow',
  ({ title }: Readonly<{ title: string }>) => title,
)

/** What mails call a workflow, in any state of it. */
export const titleOf =
  ({ deliverables }: Readonly<{ deliverables: Deliverables }>) =>
  (workflowId: string) =>
    pipe(deliverables.find(workflowId), TE.map(orUnnamed))

export const naming = { deliverables: Deliverables, views: RequestViews }

/** What mails call what was paid for: a workflow, or what is made to order. */
export const titleOfItem = (deps: Deps<typeof naming>) => (item: Item) =>
  item.kind === 'workflow' ? titleOf(deps)(item.workflowId) : pipe(deps.views.one(item.requestId), TE.map(orUnnamed))
