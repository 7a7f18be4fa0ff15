import { workflows } from '../../../src/adapters/memory/catalogue/workflows.memory.ts'
import { done } from '../../../src/adapters/memory/kernel/memory.ts'
import type { WorkflowStatus } from '../../../src/domain/catalogue/workflow.ts'
import type { Delivery, RequestStatus } from '../../../src/domain/requests/custom-request.ts'
import { type Side, succeed } from '../both.ts'
import { someTime } from '../examples.ts'
import { written } from './written.ts'

/** `versionId` is its one version, which is released. */
export type PastWorkflow = Readonly<{
  id: string
  slug: string
  title: string
  status: WorkflowStatus
  versionId: string
}>

const listing = {
  summary: '',
  description: '',
  price: { amount: 0, currency: 'NGN' },
  categories: [],
  tags: [],
  licence: 'mit',
  rightsHeld: true,
  versions: [],
  overriddenRules: [],
  madeFor: null,
  createdAt: someTime,
  updatedAt: someTime,
  publishedAt: null,
  revision: 1,
} as const

/** A workflow that the shop has had for a while. */
export const pastWorkflow = async (side: Side, facts: Partial<PastWorkflow> = {}): Promise<PastWorkflow> => {
  const [id, versionId] = [side.ids.next(), side.ids.next()]
  const workflow = {
    id,
    slug: `workflow-${id}`,
    title: 'A workflow',
    status: 'published',
    versionId,
    ...facts,
  } as const
  const { slug, title, status } = workflow
  if (side.kind === 'memory')
    await succeed(side.transact((tx) => done(() => void workflows.of(tx).set(id, { ...listing, ...workflow }))))
  else
    await written(side, [
      [
        `insert into workflows (id, slug, title, summary, description, status, price_amount, price_currency, licence,
           rights_held, categories, tags, integrations, node_types, trigger, node_count, risk, offered_version_id,
           created_at, updated_at)
         values ($1, $2, $3, '', '', $4, 0, 'NGN', 'mit', true, '{}', '{}', '{}', '{}', 'manual', 1, 'low', $5, $6, $6)`,
        [id, slug, title, status, versionId, someTime],
      ],
      [
        `insert into workflow_versions (id, workflow_id, version, status, changelog, source, source_sha256, sold,
           sold_sha256, content_hash, facts, requirements, report, created_at)
         values ($1, $2, '1.0.0', 'released', '', '', '', '', '', '', '{}', '{}', '{}', $3)`,
        [versionId, id, someTime],
      ],
    ])
  return workflow
}

const delivered: ReadonlyArray<RequestStatus> = ['delivered', 'revision_requested', 'closed']

/** What a request of this status was delivered: a workflow of its own, or nothing yet. */
export const pastDelivery = async (side: Side, status: RequestStatus): Promise<Delivery | null> => {
  if (!delivered.includes(status)) return null
  const { id: workflowId, versionId } = await pastWorkflow(side, { status: 'archived' })
  return { workflowId, versionId, version: '1.0.0', at: someTime }
}
