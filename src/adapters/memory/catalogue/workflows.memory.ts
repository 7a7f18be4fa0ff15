import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import { O } from '../../../domain/kernel/fp.ts'
import { workflowIn } from '../../../domain/sales/item.ts'
import type { VersionContents, Workflows } from '../../../ports/catalogue/workflows.ts'
import { entitlements } from '../delivery/entitlements.memory.ts'
import { done, shelf, Taken } from '../kernel/memory.ts'
import { numbered } from '../kernel/numbers.ts'
import { checkouts } from '../sales/checkouts.memory.ts'

export const workflows = shelf<Workflow>('workflows')

/** The numbers by which n8n knows workflows, by their ids. */
export const workflowNumbers = shelf<number>('workflow_numbers')

/** The bytes of versions and what was read in them, by the version's id. */
export const workflowVersions = shelf<VersionContents>('workflow_versions')

export const memoryWorkflows = (): Workflows => ({
  add: (tx) => (workflow, contents) =>
    done(() => {
      if ([...workflows.of(tx).values()].some(({ slug }) => slug === workflow.slug)) return 'slug_taken'
      workflows.of(tx).set(workflow.id, workflow)
      numbered(workflowNumbers, tx, workflow.id)
      for (const { id } of workflow.versions) workflowVersions.of(tx).set(id, contents)
      return 'added'
    }),
  lock: (tx) => (id) => done(() => O.fromNullable(workflows.of(tx).get(id))),
  save: (tx) => (workflow, from) =>
    done(() => {
      if (workflows.of(tx).get(workflow.id)?.revision !== from) throw new Taken('workflows_revision')
      workflows.of(tx).set(workflow.id, workflow)
    }),
  addVersion: (tx) => (_, versionId, contents) => done(() => void workflowVersions.of(tx).set(versionId, contents)),
  isNamed: (tx) => (id) =>
    done(
      () =>
        [...checkouts.of(tx).values()].some(({ item }) => workflowIn(item) === id) ||
        [...entitlements.of(tx).values()].some(({ workflowId }) => workflowId === id),
    ),
  delete: (tx) => (id) =>
    done(() => {
      for (const version of workflows.of(tx).get(id)?.versions ?? []) workflowVersions.of(tx).delete(version.id)
      workflows.of(tx).delete(id)
    }),
})
