import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Item } from '../../../domain/sales/item.ts'
import { Deliverables } from '../../../ports/delivery/deliverables.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { RequestViews } from '../../../ports/requests/request-views.ts'

export const lookingAtItems = { deliverables: Deliverables, views: RequestViews }

/** What was bought by its name, and the workflow that the buyer got or gets of it, null before it is delivered. */
export const boughtItem =
  ({ deliverables, views }: Deps<typeof lookingAtItems>) =>
  (item: Item) =>
    item.kind === 'workflow'
      ? pipe(
          deliverables.find(item.workflowId),
          TE.map(
            O.map(({ title, versions }) => ({
              title,
              version: versions.find(({ id }) => id === item.versionId)?.version ?? null,
              workflowId: item.workflowId,
            })),
          ),
        )
      : pipe(
          views.one(item.requestId),
          TE.map(
            O.map(({ title, delivery }) => ({
              title,
              version: delivery?.version ?? null,
              workflowId: delivery?.workflowId ?? null,
            })),
          ),
        )
