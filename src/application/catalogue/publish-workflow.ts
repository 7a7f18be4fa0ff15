import { addressesFor } from '../../domain/catalogue/address.ts'
import { categoriesOf } from '../../domain/catalogue/category.ts'
import { notAWorkflow } from '../../domain/catalogue/document/not-a-workflow.ts'
import { secretsFound } from '../../domain/catalogue/secrets/secrets-found.ts'
import type { Listing, Workflow, WorkflowDecision } from '../../domain/catalogue/workflow.ts'
import {
  duplicateContent,
  illegalTransition,
  notPublishable,
  ownersOnly,
} from '../../domain/catalogue/workflow-failures.ts'
import { publish } from '../../domain/catalogue/workflow-lifecycle.ts'
import { checkedListing } from '../../domain/catalogue/workflow-revision.ts'
import type { WorkflowVersion } from '../../domain/catalogue/workflow-version.ts'
import { upload } from '../../domain/catalogue/workflow-versions.ts'
import { belowMinimum } from '../../domain/kernel/below-minimum.ts'
import { currencyUnsupported } from '../../domain/kernel/currency-unsupported.ts'
import { changed } from '../../domain/kernel/decision.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import { Categories } from '../../ports/catalogue/categories.ts'
import type { Uploaded } from '../../ports/catalogue/examiner.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { addedUnder } from './added-under.ts'
import { audited, changing, claimContents } from './changed-workflow.ts'
import { acceptedVersion, type Examined, examined, examining } from './examined.ts'
import { unlistedElsewhere } from './unlisted-elsewhere.ts'
import { mayOverride, type Override } from './update-workflow.ts'

const needs = { ...changing, ...examining, categories: Categories, ids: Ids, shop: ShopCurrencies }

type Input = Readonly<{
  operator: Operator
  listing: Listing
  version: string
  changelog: string
  upload: Uploaded
  override: Override | null
  publish: boolean
}>

type Draft = Readonly<{ id: string; listing: Listing; version: WorkflowVersion; rules: ReadonlyArray<string> }>

/** The upload as a draft at this address, or published at once. */
const decided = ({ id, listing, version, rules }: Draft, slug: string, isPublic: boolean, now: Date) => {
  const draft = upload({ id, slug, listing, version, overriddenRules: rules }, now)
  if (!isPublic) return E.right<never, WorkflowDecision>(draft)
  return pipe(
    publish(draft.state, now),
    E.map(({ state, events }) => changed({ ...state, revision: 1 }, ...draft.events, ...events)),
  )
}

const answerOf = ({ id, slug, status, versions }: Workflow, { contents }: Examined) => ({
  workflowId: id,
  slug,
  status,
  version: versions[0]?.version ?? '',
  report: contents.report,
})

/**
 * Takes a workflow file as n8n exports it: reads and analyses it, keeps it beside its cleaned form, and puts it into the
 * shop if it is asked to. What blocks a sale makes a draft of it, or, when it is to be published, refuses it whole.
 */
export const publishWorkflow = useCase(
  'PublishWorkflow',
  needs,
  [
    ownersOnly,
    invalid,
    currencyUnsupported,
    belowMinimum,
    notAWorkflow,
    secretsFound,
    notPublishable,
    illegalTransition,
    duplicateContent,
  ],
  (deps) => {
    const { workflows, categories, events, transact, clock, ids, listed, shop } = deps
    const kept = (input: Input, listing: Listing, found: Examined) => {
      const { operator, changelog, override } = input
      const now = clock.now()
      const version = acceptedVersion(found, { id: ids.next(), version: input.version, now })
      const draft: Draft = { id: ids.next(), listing, version, rules: override?.rules ?? [] }
      return pipe(
        unlistedElsewhere(listed)(draft.id, found.version.contentHash),
        TE.flatMap(() =>
          transact((tx) =>
            pipe(
              categories.ensure(tx)(categoriesOf(listing.categories)),
              TE.flatMap(() =>
                addedUnder(workflows)(tx, addressesFor(listing.title, draft.id), {
                  made: (slug) => decided(draft, slug, input.publish, now),
                  contents: { ...found.contents, changelog },
                }),
              ),
              TE.tap(({ state }) => claimContents(deps)(tx, state)),
              TE.tap((decision) => events.append(tx)(decision.events)),
              TE.tap(({ state }) =>
                audited(deps)(tx, {
                  operator,
                  id: state.id,
                  expected: null,
                  action: 'workflow.upload',
                  facts: { status: state.status, ...(override === null ? {} : { override }) },
                }),
              ),
              TE.map(({ state }) => answerOf(state, found)),
            ),
          ),
        ),
      )
    }
    return (input: Input) =>
      pipe(
        TE.fromEither(mayOverride(input.operator, input.override)),
        TE.flatMap(() => TE.fromEither(checkedListing(input.listing, shop.accepted))),
        TE.bindTo('listing'),
        TE.bindW('found', ({ listing }) => examined(deps)(input.upload, listing.title)),
        TE.flatMap(({ listing, found }) => kept(input, listing, found)),
      )
  },
)
