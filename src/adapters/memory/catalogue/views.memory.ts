import type { Card } from '../../../domain/catalogue/card.ts'
import { offeredVersion, shownVersion, type Workflow } from '../../../domain/catalogue/workflow.ts'
import type { VersionFacts, WorkflowVersion } from '../../../domain/catalogue/workflow-version.ts'
import type { VersionView } from '../../../domain/catalogue/workflow-views.ts'
import { workflowIn } from '../../../domain/sales/item.ts'
import type { VersionContents } from '../../../ports/catalogue/workflows.ts'
import type { Memory } from '../kernel/memory.ts'
import { sales } from '../sales/sales.memory.ts'
import { workflows, workflowVersions } from './workflows.memory.ts'

/** The version that speaks for a workflow; every workflow has one. */
export const shownOf = (workflow: Workflow): WorkflowVersion => {
  const version = shownVersion(workflow)
  if (version === null) throw new Error(`workflow ${workflow.id} has no version`)
  return version
}

export const contentsOf = (memory: Memory, { id }: WorkflowVersion): VersionContents => {
  const contents = workflowVersions.committed(memory).get(id)
  if (contents === undefined) throw new Error(`version ${id} has no contents`)
  return contents
}

export const factsOfShown = (workflow: Workflow): VersionFacts => shownOf(workflow).facts

export const cardOf = (memory: Memory, workflow: Workflow): Card => {
  const { id, slug, title, summary, price, categories, tags, publishedAt } = workflow
  const { integrations, trigger, nodeCount, risk } = factsOfShown(workflow)
  const sold = [...sales.committed(memory).values()].filter(({ item }) => workflowIn(item) === id).length
  return {
    id,
    slug,
    title,
    summary,
    price,
    categories,
    tags,
    integrations,
    trigger,
    nodeCount,
    risk,
    sales: sold,
    publishedAt,
  }
}

export const versionView = (memory: Memory, version: WorkflowVersion): VersionView => {
  const { changelog, soldSha256, sold, requirements } = contentsOf(memory, version)
  return {
    version: version.version,
    status: version.status,
    changelog,
    releasedAt: version.releasedAt,
    sha256: soldSha256,
    size: sold.byteLength,
    minimumVersion: requirements.minimumVersion,
  }
}

const isSeen = ({ status }: Workflow): boolean => status === 'published' || status === 'unlisted'

/** What the public sees at an address, with the version on offer. */
export const seenAt = (
  memory: Memory,
  idOrSlug: string,
): Readonly<{ workflow: Workflow; version: WorkflowVersion }> | null => {
  const all = [...workflows.committed(memory).values()]
  const workflow = all.find((each) => each.id === idOrSlug || each.slug === idOrSlug)
  const version = workflow === undefined ? null : offeredVersion(workflow)
  return workflow !== undefined && version !== null && isSeen(workflow) ? { workflow, version } : null
}
