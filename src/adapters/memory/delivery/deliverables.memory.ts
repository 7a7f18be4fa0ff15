import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { Deliverable } from '../../../domain/delivery/deliverable.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Deliverables } from '../../../ports/delivery/deliverables.ts'
import { workflows, workflowVersions } from '../catalogue/workflows.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'

const toDeliverable = ({ id, slug, title, status, price, madeFor, versions }: Workflow): Deliverable => ({
  workflowId: id,
  slug,
  title,
  status,
  price,
  madeFor,
  versions: versions.map((version) => ({ id: version.id, version: version.version, status: version.status })),
})

const one = (all: ReadonlyMap<string, Workflow>, workflowId: string): O.Option<Deliverable> =>
  pipe(O.fromNullable(all.get(workflowId)), O.map(toDeliverable))

/** Whether a version was ever released: one that was not is no file, whoever asks for it. */
const wasReleased = (all: ReadonlyMap<string, Workflow>, versionId: string): boolean =>
  [...all.values()].some(({ versions }) => versions.some(({ id, status }) => id === versionId && status !== 'accepted'))

export const memoryDeliverables = (memory: Memory): Deliverables => ({
  find: (workflowId) => done(() => one(workflows.committed(memory), workflowId)),
  hold: (tx) => (workflowId) => done(() => one(workflows.of(tx), workflowId)),
  file: (versionId) =>
    done(() =>
      pipe(
        O.fromNullable(workflowVersions.committed(memory).get(versionId)),
        O.filter(() => wasReleased(workflows.committed(memory), versionId)),
        O.map(({ sold, soldSha256 }) => ({ bytes: sold, sha256: soldSha256 })),
      ),
    ),
})
