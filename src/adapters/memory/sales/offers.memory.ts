import { offeredVersion, type Workflow } from '../../../domain/catalogue/workflow.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Offer, Offers } from '../../../ports/sales/offers.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

const workflows = shelf<Workflow>('workflows')

const offerOf = (workflow: Workflow): O.Option<Offer> =>
  pipe(
    O.fromNullable(offeredVersion(workflow)),
    O.filter(() => workflow.status === 'published' || workflow.status === 'unlisted'),
    O.map((version) => ({
      item: { kind: 'workflow', workflowId: workflow.id, versionId: version.id },
      price: workflow.price,
    })),
  )

export const memoryOffers = (memory: Memory): Offers => ({
  find: (workflowId) =>
    done(() => pipe(O.fromNullable(workflows.committed(memory).get(workflowId)), O.flatMap(offerOf))),
})
