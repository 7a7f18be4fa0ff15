import { createHash } from 'node:crypto'
import type { Workflow } from '../../../src/domain/catalogue/workflow.ts'
import type { VersionStatus, WorkflowVersion } from '../../../src/domain/catalogue/workflow-version.ts'
import { type VersionContents, Workflows } from '../../../src/ports/catalogue/workflows.ts'
import { type Side, succeed } from '../both.ts'
import { theContents } from '../catalogue/stock.ts'
import { someTime } from '../examples.ts'

/** The sold form of a version in these tests: no JSON, so that nobody can have parsed and written it again. */
export const soldBytes = ({ id }: Pick<WorkflowVersion, 'id'>): Buffer =>
  Buffer.from(`\u0000\xff sold ${id}\r\n`, 'latin1')

export const aVersion = (id: string, version: string, status: VersionStatus = 'released'): WorkflowVersion => ({
  id,
  version,
  status,
  contentHash: `content of ${id}`,
  facts: {
    integrations: ['google-sheets', 'gmail'],
    nodeTypes: ['n8n-nodes-base.gmail'],
    trigger: 'schedule',
    nodeCount: 4,
    risk: 'medium',
  },
  blocking: [],
  createdAt: someTime,
  releasedAt: status === 'accepted' ? null : someTime,
})

/** A published workflow of one released version, unless the facts say otherwise. */
export const aWorkflow = ({ ids }: Pick<Side, 'ids'>, facts: Partial<Workflow> = {}): Workflow => {
  const id = ids.next()
  return {
    id,
    slug: `item-${id}`,
    title: 'Invoices → Sheets, “daily” 🌍',
    summary: 'Books invoices.',
    description: 'Reads invoices that come by mail and books them.',
    price: { amount: 0, currency: 'NGN' },
    categories: ['finance'],
    tags: ['mail', 'books'],
    licence: 'unlimited-own-use',
    rightsHeld: true,
    status: 'published',
    versions: [aVersion(ids.next(), '1.0.0')],
    overriddenRules: [],
    madeFor: null,
    createdAt: someTime,
    updatedAt: someTime,
    publishedAt: someTime,
    revision: 1,
    ...facts,
  }
}

const contentsOf = (version: WorkflowVersion): VersionContents => {
  const sold = soldBytes(version)
  return theContents(version, { sold, soldSha256: createHash('sha256').update(sold).digest('hex') })
}

/** Puts a workflow with all its versions into the shop. */
export const stock = async ({ of, transact }: Pick<Side, 'of' | 'transact'>, workflow: Workflow): Promise<Workflow> => {
  const [first, ...others] = workflow.versions
  if (first === undefined) throw new Error('every workflow has a version')
  const workflows = of(Workflows)
  await succeed(
    transact((tx) => async () => {
      await succeed(workflows.add(tx)({ ...workflow, status: 'draft', versions: [first] }, contentsOf(first)))
      for (const version of others) await succeed(workflows.addVersion(tx)(workflow, version.id, contentsOf(version)))
      return workflows.save(tx)(workflow, workflow.revision)()
    }),
  )
  return workflow
}
