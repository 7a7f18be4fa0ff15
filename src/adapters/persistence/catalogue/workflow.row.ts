import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Risk } from '../../../domain/catalogue/card.ts'
import {
  type Licence,
  offeredVersion,
  shownVersion,
  type Workflow,
  type WorkflowStatus,
} from '../../../domain/catalogue/workflow.ts'
import type {
  BlockingFinding,
  VersionFacts,
  VersionStatus,
  WorkflowVersion,
} from '../../../domain/catalogue/workflow-version.ts'
import type { Report, Requirements } from '../../../domain/catalogue/workflow-views.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { VersionContents } from '../../../ports/catalogue/workflows.ts'
import { timeOf, timeOrNull } from '../kernel/sql.ts'
import { toSearchColumn } from './search-column.ts'

export const WorkflowRow = defineEntity({
  name: 'WorkflowRow',
  tableName: 'workflows',
  properties: {
    id: p.uuid().primary(),
    slug: p.text().unique(),
    title: p.text(),
    summary: p.text(),
    description: p.text(),
    status: p.text().$type<WorkflowStatus>(),
    priceAmount: p.bigint('number'),
    priceCurrency: p.text().$type<Currency>(),
    licence: p.text().$type<Licence>(),
    rightsHeld: p.boolean(),
    categories: p.array(),
    tags: p.array(),
    integrations: p.array(),
    nodeTypes: p.array(),
    trigger: p.text(),
    nodeCount: p.integer(),
    risk: p.text().$type<Risk>(),
    salesCount: p.bigint('number').default(0),
    offeredVersionId: p.uuid().nullable(),
    overriddenRules: p.array(),
    madeFor: p.uuid().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    publishedAt: p.datetime().nullable(),
    revision: p.integer().default(1),
    search: p.string().columnType('tsvector'),
  },
})

export const WorkflowVersionRow = defineEntity({
  name: 'WorkflowVersionRow',
  tableName: 'workflow_versions',
  properties: {
    id: p.uuid().primary(),
    workflowId: p.uuid(),
    version: p.text(),
    status: p.text().$type<VersionStatus>(),
    changelog: p.text(),
    source: p.blob(),
    sourceSha256: p.text().fieldName('source_sha256'),
    sold: p.blob(),
    soldSha256: p.text().fieldName('sold_sha256'),
    contentHash: p.text(),
    facts: p.json().$type<VersionFacts>(),
    requirements: p.json().$type<Requirements>(),
    report: p.json().$type<Report>(),
    minimumN8nVersion: p.text().fieldName('minimum_n8n_version').nullable(),
    createdAt: p.datetime(),
    releasedAt: p.datetime().nullable(),
  },
})

/** A workflow's row; what its card shows is copied from the version that speaks for it. */
export const toWorkflowRow = (workflow: Workflow) => {
  const { versions: _, price, categories, tags, overriddenRules, ...same } = workflow
  const shown = shownVersion(workflow)
  if (shown === null) throw new Error(`workflow ${workflow.id} has no version`)
  const { integrations, nodeTypes, ...facts } = shown.facts
  return {
    ...same,
    ...facts,
    integrations: [...integrations],
    nodeTypes: [...nodeTypes],
    priceAmount: price.amount,
    priceCurrency: price.currency,
    categories: [...categories],
    tags: [...tags],
    overriddenRules: [...overriddenRules],
    offeredVersionId: offeredVersion(workflow)?.id ?? null,
    search: toSearchColumn(workflow),
  }
}

export const toVersionRow = (workflow: Workflow, versionId: string, contents: VersionContents) => {
  const version = workflow.versions.find(({ id }) => id === versionId)
  if (version === undefined) throw new Error(`workflow ${workflow.id} has no version ${versionId}`)
  const { blocking: _, ...same } = version
  return {
    ...same,
    ...contents,
    workflowId: workflow.id,
    source: Buffer.from(contents.source),
    sold: Buffer.from(contents.sold),
    minimumN8nVersion: contents.requirements.minimumVersion?.version ?? null,
  }
}

export type SelectedVersion = Readonly<{
  id: string
  version: string
  status: VersionStatus
  content_hash: string
  facts: VersionFacts
  blocking: ReadonlyArray<BlockingFinding>
  created_at: string
  released_at: string | null
}>

export type SelectedWorkflow = Readonly<{
  id: string
  slug: string
  title: string
  summary: string
  description: string
  status: WorkflowStatus
  price_amount: string
  price_currency: Currency
  licence: Licence
  rights_held: boolean
  categories: ReadonlyArray<string>
  tags: ReadonlyArray<string>
  overridden_rules: ReadonlyArray<string>
  made_for: string | null
  created_at: string
  updated_at: string
  published_at: string | null
  revision: number
}>

const toVersion = (row: SelectedVersion): WorkflowVersion => ({
  id: row.id,
  version: row.version,
  status: row.status,
  contentHash: row.content_hash,
  facts: row.facts,
  blocking: row.blocking.map(({ rule, message, pointer }) => ({
    rule,
    message,
    ...(pointer === undefined ? {} : { pointer }),
  })),
  createdAt: timeOf(row.created_at),
  releasedAt: timeOrNull(row.released_at),
})

export const toWorkflow = (row: SelectedWorkflow, versions: ReadonlyArray<SelectedVersion>): Workflow => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  description: row.description,
  status: row.status,
  price: { amount: Number(row.price_amount), currency: row.price_currency },
  licence: row.licence,
  rightsHeld: row.rights_held,
  categories: row.categories,
  tags: row.tags,
  overriddenRules: row.overridden_rules,
  madeFor: row.made_for,
  createdAt: timeOf(row.created_at),
  updatedAt: timeOf(row.updated_at),
  publishedAt: timeOrNull(row.published_at),
  revision: row.revision,
  versions: versions.map(toVersion),
})
