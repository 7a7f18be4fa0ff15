import { changed } from '../kernel/decision.ts'
import { E, pipe } from '../kernel/fp.ts'
import type { CustomRequest } from '../requests/custom-request.ts'
import { nextVersion } from './version-number.ts'
import type { Listing, Workflow, WorkflowDecision } from './workflow.ts'
import type { DuplicateVersion, IllegalTransition, NotPublishable } from './workflow-failures.ts'
import { newestVersion, releaseVersion, type WorkflowVersion } from './workflow-version.ts'
import { addVersion, upload } from './workflow-versions.ts'

/** A request that something is made for: it was quoted. */
export type Commission = Pick<CustomRequest<'paid' | 'revision_requested'>, 'id' | 'title' | 'quote'>

const summary = 'Made to order.'

/** What is said of a workflow that one buyer asked for, in the words of the request and its quote. */
const listingOf = ({ title, quote: { price, scope } }: Commission): Listing => ({
  title,
  summary,
  description: scope,
  price,
  categories: [],
  tags: [],
  licence: 'unlimited-own-use',
  rightsHeld: true,
})

type Making = Readonly<{ id: string; slug: string; version: WorkflowVersion }>

/** A workflow for one buyer: a draft for good, whose version is released at once. What blocks a sale refuses it. */
export const madeToOrder = (
  request: Commission,
  { id, slug, version }: Making,
  now: Date,
): E.Either<IllegalTransition | NotPublishable, WorkflowDecision> =>
  pipe(
    releaseVersion(version, [], now),
    E.map((released) => {
      const { state, events } = upload(
        { id, slug, listing: listingOf(request), version: released, overriddenRules: [] },
        now,
      )
      return changed({ ...state, madeFor: request.id }, ...events)
    }),
  )

/** The number that a revision of what was made gets. */
export const numberAfter = ({ versions }: Pick<Workflow, 'versions'>): string =>
  nextVersion(newestVersion(versions)?.version ?? null)

/** Adds a revision to what was made, released at once. Its buyer hears of it by the request, so as no update of a workflow. */
export const madeAnew = (
  workflow: Workflow,
  version: WorkflowVersion,
  now: Date,
): E.Either<DuplicateVersion | IllegalTransition | NotPublishable, WorkflowDecision> =>
  pipe(
    addVersion(workflow, version, true, now),
    E.map(({ state, events }) => ({ state, events: events.filter(({ _tag }) => _tag !== 'VersionReleased') })),
  )
