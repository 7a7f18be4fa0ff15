import type { WorkflowStatus } from '../catalogue/workflow.ts'
import type { VersionStatus } from '../catalogue/workflow-version.ts'
import type { Money } from '../kernel/money.ts'

/** A version as far as delivery looks at it; `version` is a semantic version. */
export type DeliverableVersion = Readonly<{ id: string; version: string; status: VersionStatus }>

/** An item as far as claims and downloads look at it. */
export type Deliverable = Readonly<{
  workflowId: string
  slug: string
  title: string
  status: WorkflowStatus
  price: Money
  /** The custom request that it answers; null: it is for everybody. */
  madeFor: string | null
  versions: ReadonlyArray<DeliverableVersion>
}>

/** What a buyer gets of a version: its sold bytes as they are stored, and their SHA-256 in lower-case hex. */
export type SoldFile = Readonly<{ bytes: Uint8Array; sha256: string }>

/** On offer is what the public sees, in lists or by its address. */
export const isOnOffer = ({ status }: Pick<Deliverable, 'status'>): boolean =>
  status === 'published' || status === 'unlisted'
