import { createHash } from 'node:crypto'
import { shelf } from '../../../src/adapters/memory/kernel/memory.ts'
import { execute } from '../../../src/adapters/persistence/kernel/sql.ts'
import { offeredVersion, shownVersion, type Workflow } from '../../../src/domain/catalogue/workflow.ts'
import type { VersionStatus, WorkflowVersion } from '../../../src/domain/catalogue/workflow-version.ts'
import { TE } from '../../../src/domain/kernel/fp.ts'
import type { Tx } from '../../../src/ports/kernel/transact.ts'
import { type Side, succeed } from '../both.ts'
import { someTime } from '../examples.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

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
    createdAt: someTime,
    updatedAt: someTime,
    publishedAt: someTime,
    revision: 1,
    ...facts,
  }
}

const insertWorkflow = `
  insert into workflows (id, slug, title, summary, description, status, price_amount, price_currency, licence, rights_held,
                         categories, tags, integrations, node_types, trigger, node_count, risk, offered_version_id,
                         created_at, updated_at, published_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`

const insertVersion = `
  insert into workflow_versions (id, workflow_id, version, status, changelog, source, source_sha256, sold, sold_sha256,
                                 content_hash, facts, requirements, report, created_at, released_at)
  values ($1, $2, $3, $4, '', '', '', $5, $6, $7, $8, '{}', '{}', $9, $10)`

const inPostgres = (tx: Tx, workflow: Workflow) =>
  TE.fromTask(async () => {
    const facts = shownVersion(workflow)?.facts
    await execute(tx, insertWorkflow, [
      workflow.id,
      workflow.slug,
      workflow.title,
      workflow.summary,
      workflow.description,
      workflow.status,
      workflow.price.amount,
      workflow.price.currency,
      workflow.licence,
      workflow.rightsHeld,
      workflow.categories,
      workflow.tags,
      facts?.integrations,
      facts?.nodeTypes,
      facts?.trigger,
      facts?.nodeCount,
      facts?.risk,
      offeredVersion(workflow)?.id ?? null,
      workflow.createdAt,
      workflow.updatedAt,
      workflow.publishedAt,
    ])
    for (const version of workflow.versions) {
      const { id, contentHash, status, facts: itsFacts, createdAt, releasedAt } = version
      const sold = soldBytes(version)
      await execute(tx, insertVersion, [
        id,
        workflow.id,
        version.version,
        status,
        sold,
        sha256(sold),
        contentHash,
        JSON.stringify(itsFacts),
        createdAt,
        releasedAt,
      ])
    }
  })

const inMemory = (tx: Tx, workflow: Workflow) =>
  TE.fromIO(() => {
    shelf<Workflow>('workflows').of(tx).set(workflow.id, workflow)
    for (const version of workflow.versions) {
      const sold = soldBytes(version)
      shelf('workflow_versions')
        .of(tx)
        .set(version.id, { sold, soldSha256: sha256(sold) })
    }
  })

/** Puts a workflow with all its versions into the shop. */
export const stock = async (
  { kind, transact }: Pick<Side, 'kind' | 'transact'>,
  workflow: Workflow,
): Promise<Workflow> => {
  await succeed(transact((tx) => (kind === 'postgres' ? inPostgres(tx, workflow) : inMemory(tx, workflow))))
  return workflow
}
