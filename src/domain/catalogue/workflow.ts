import type { Decision } from '../kernel/decision.ts'
import { E } from '../kernel/fp.ts'
import { at, flaw } from '../kernel/issue.ts'
import type { Money } from '../kernel/money.ts'
import { type IllegalTransition, illegalTransition } from './workflow-failures.ts'
import { newestVersion, type WorkflowVersion } from './workflow-version.ts'

export const workflowStatuses = ['draft', 'published', 'unlisted', 'archived', 'removed'] as const
export type WorkflowStatus = (typeof workflowStatuses)[number]

export const licences = ['single-use', 'unlimited-own-use', 'resale', 'cc-by-4.0', 'mit'] as const
export type Licence = (typeof licences)[number]

/** What an operator says of a workflow. */
export type Listing = Readonly<{
  title: string
  summary: string
  description: string
  price: Money
  categories: ReadonlyArray<string>
  tags: ReadonlyArray<string>
  licence: Licence
  rightsHeld: boolean
}>

/** What is sold: its listing, its state and all its versions. `publishedAt` is when it was first published. */
export type Workflow = Listing &
  Readonly<{
    id: string
    slug: string
    status: WorkflowStatus
    versions: ReadonlyArray<WorkflowVersion>
    /** Rules whose blocking findings an owner has overridden. */
    overriddenRules: ReadonlyArray<string>
    /** The custom request that it was made for, whose buyer alone gets it; null of what is for the shop. */
    madeFor: string | null
    createdAt: Date
    updatedAt: Date
    publishedAt: Date | null
    revision: number
  }>

export type WorkflowEvent = Readonly<{
  _tag:
    | 'WorkflowUploaded'
    | 'WorkflowPublished'
    | 'WorkflowUpdated'
    | 'WorkflowUnlisted'
    | 'WorkflowArchived'
    | 'WorkflowRemoved'
    | 'WorkflowDeleted'
    | 'VersionAdded'
    | 'VersionReleased'
    | 'VersionYanked'
  subject: string
  facts: Readonly<Record<string, unknown>>
}>

export type WorkflowDecision = Decision<Workflow, WorkflowEvent>

export const workflowEvent = (
  { id }: Pick<Workflow, 'id'>,
  _tag: WorkflowEvent['_tag'],
  facts: Readonly<Record<string, unknown>> = {},
): WorkflowEvent => ({ _tag, subject: id, facts })

type Numbered = Pick<WorkflowVersion, 'version' | 'status'>
type Of<V extends Numbered> = Readonly<{ versions: ReadonlyArray<V> }>

/** The version that new buyers get: the highest released one. */
export const offeredVersion = <V extends Numbered>({ versions }: Of<V>): V | null =>
  newestVersion(versions.filter(({ status }) => status === 'released'))

/** The version that speaks for the workflow: the one on offer, before there is one the highest. */
export const shownVersion = <V extends Numbered>(workflow: Of<V>): V | null =>
  offeredVersion(workflow) ?? newestVersion(workflow.versions)

/** The contents that no other listed workflow may have. */
export const listedContents = ({ status, versions }: Workflow): ReadonlyArray<string> =>
  status === 'published'
    ? [...new Set(versions.filter((each) => each.status === 'released').map(({ contentHash }) => contentHash))]
    : []

/** The workflow with these changes, as of now. */
export const revised = (workflow: Workflow, now: Date, changes: Partial<Workflow>): Workflow => ({
  ...workflow,
  ...changes,
  updatedAt: now,
  revision: workflow.revision + 1,
})

export const illegal = ({ status }: Pick<Workflow, 'status'>, act: string): E.Either<IllegalTransition, never> =>
  E.left(
    illegalTransition({
      issues: [at('')(flaw('illegal_transition', `a workflow that is ${status} cannot be ${act}`))],
    }),
  )
