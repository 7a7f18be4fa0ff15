import { createHash } from 'node:crypto'
import type { Listing, Workflow } from '../../../src/domain/catalogue/workflow.ts'
import { publish } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import type { WorkflowVersion } from '../../../src/domain/catalogue/workflow-version.ts'
import { upload } from '../../../src/domain/catalogue/workflow-versions.ts'
import { E, pipe, TE } from '../../../src/domain/kernel/fp.ts'
import { ListedContents } from '../../../src/ports/catalogue/listed-contents.ts'
import { type VersionContents, Workflows } from '../../../src/ports/catalogue/workflows.ts'
import type { Ids } from '../../../src/ports/kernel/ids.ts'
import { type Side, succeed } from '../both.ts'
import { someTime } from '../examples.ts'

export const aListing = (facts: Partial<Listing> = {}): Listing => ({
  title: 'Invoices to a sheet',
  summary: 'Writes every invoice into a sheet.',
  description: 'Reads mail, finds invoices, writes rows.',
  price: { amount: 500_000, currency: 'NGN' },
  categories: ['finance'],
  tags: ['invoices'],
  licence: 'unlimited-own-use',
  rightsHeld: true,
  ...facts,
})

export const aVersion = (ids: Ids, facts: Partial<WorkflowVersion> = {}): WorkflowVersion => {
  const id = ids.next()
  return {
    id,
    version: '1.0.0',
    status: 'accepted',
    contentHash: `content of ${id}`,
    facts: {
      integrations: ['gmail', 'google-sheets'],
      nodeTypes: ['n8n-nodes-base.gmail', 'n8n-nodes-base.googleSheets'],
      trigger: 'schedule',
      nodeCount: 4,
      risk: 'low',
    },
    blocking: [],
    createdAt: someTime,
    releasedAt: null,
    ...facts,
  }
}

/** The bytes of a version in these tests, and their digests. */
export const someSource = new Uint8Array([0, 255, 1, 254, 195, 40])
export const someSold = new TextEncoder().encode('{"name":"Üñí 🌍"}\n')
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const theContents = (version: WorkflowVersion, facts: Partial<VersionContents> = {}): VersionContents => ({
  source: someSource,
  sourceSha256: sha256(someSource),
  sold: someSold,
  soldSha256: sha256(someSold),
  changelog: 'The first one',
  requirements: {
    credentials: [{ type: 'gmailOAuth2', nodes: ['Inbox'] }],
    packages: [],
    integrations: ['gmail', 'google-sheets'],
    models: [],
    minimumVersion: { version: '1.0.0', source: 'a release note' },
    unknownNodes: [],
  },
  report: {
    ruleset: '1',
    risk: 'low',
    riskReasons: [],
    findings: version.blocking.map((finding) => ({ severity: 'blocking', ...finding })),
    hosts: ['api.example.com'],
    nodeTypes: [{ type: 'n8n-nodes-base.gmail', typeVersion: 2.1, count: 1 }],
  },
  ...facts,
})

type Stocked = Readonly<{
  listing?: Partial<Listing>
  version?: Partial<WorkflowVersion>
  slug?: string
  at?: Date
  published?: boolean
  revise?: (workflow: Workflow) => Workflow
}>

/** Puts a workflow into the store, published unless it is said otherwise. */
export const stocked = async (
  side: Side,
  { listing, version, slug, at = someTime, published = true, revise }: Stocked = {},
) => {
  const { ids, of, transact } = side
  const first = aVersion(ids, { createdAt: at, ...version })
  const id = ids.next()
  const draft = upload(
    { id, slug: slug ?? `slug-${id.slice(-12)}`, listing: aListing(listing), version: first, overriddenRules: [] },
    at,
  ).state
  const decided = published ? publish(draft, at) : E.right({ state: draft })
  if (E.isLeft(decided)) throw new Error(`the example cannot be published: ${decided.left._tag}`)
  const workflow = revise === undefined ? decided.right.state : revise(decided.right.state)
  await succeed(
    transact((tx) =>
      pipe(
        of(Workflows).add(tx)(workflow, theContents(first)),
        TE.flatMap(() => of(ListedContents).claim(tx)(id, workflow.status === 'published' ? [first.contentHash] : [])),
      ),
    ),
  )
  return workflow
}
