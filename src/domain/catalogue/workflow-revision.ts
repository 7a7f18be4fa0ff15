import type { BelowMinimum } from '../kernel/below-minimum.ts'
import type { CurrencyUnsupported } from '../kernel/currency-unsupported.ts'
import { changed, unchanged } from '../kernel/decision.ts'
import { E, pipe } from '../kernel/fp.ts'
import { type Invalid, invalid } from '../kernel/invalid.ts'
import { at, flaw } from '../kernel/issue.ts'
import { type Currency, sameMoney } from '../kernel/money.ts'
import { askingPrice } from './asking-price.ts'
import { type Listing, revised, type Workflow, type WorkflowDecision, workflowEvent } from './workflow.ts'

const rightsNotHeld = at('/rightsHeld')(
  flaw('rights_not_held', 'must be true: only who holds the rights to a workflow may sell it here'),
)

/** The same with each category and tag once. */
const withoutRepeats = <L extends Partial<Listing>>(listing: L): L => ({
  ...listing,
  ...(listing.categories === undefined ? {} : { categories: [...new Set(listing.categories)] }),
  ...(listing.tags === undefined ? {} : { tags: [...new Set(listing.tags)] }),
})

/** What may be said of a workflow in a shop that sells in these currencies. */
export const checkedListing = <L extends Partial<Listing>>(
  listing: L,
  accepted: ReadonlyArray<Currency>,
): E.Either<Invalid | CurrencyUnsupported | BelowMinimum, L> => {
  if (listing.rightsHeld === false) return E.left(invalid({ issues: [rightsNotHeld] }))
  const said = withoutRepeats(listing)
  return listing.price === undefined
    ? E.right(said)
    : pipe(
        askingPrice(listing.price, accepted),
        E.map(() => said),
      )
}

const isSameText = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])

/** Whether a member says the same as before; lists are compared in their order. */
const isSame = (a: Workflow[keyof Listing], b: Workflow[keyof Listing]): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  if ('amount' in a || 'amount' in b) return 'amount' in a && 'amount' in b && sameMoney(a, b)
  return isSameText(a, b)
}

const members: ReadonlyArray<keyof Listing> = [
  'title',
  'summary',
  'description',
  'price',
  'categories',
  'tags',
  'licence',
  'rightsHeld',
]

/** The members of an edit that say something new. */
export const changedMembers = (workflow: Workflow, edit: Partial<Listing>): ReadonlyArray<keyof Listing> =>
  members.filter((name) => {
    const value = edit[name]
    return value !== undefined && !isSame(value, workflow[name])
  })

/** Changes what is said of a workflow; saying the same again changes nothing. Its address stays. */
export const edit = (workflow: Workflow, changes: Partial<Listing>, now: Date): WorkflowDecision => {
  const names = changedMembers(workflow, changes)
  return names.length === 0
    ? unchanged(workflow)
    : changed(revised(workflow, now, changes), workflowEvent(workflow, 'WorkflowUpdated', { changed: names }))
}

/** An owner's word that these rules' blocking findings do not hold the workflow back; added to earlier ones. */
export const override = (workflow: Workflow, rules: ReadonlyArray<string>, now: Date): WorkflowDecision => {
  const added = [...new Set(rules)].filter((rule) => !workflow.overriddenRules.includes(rule))
  if (added.length === 0) return unchanged(workflow)
  const overriddenRules = [...workflow.overriddenRules, ...added]
  return changed(
    revised(workflow, now, { overriddenRules }),
    workflowEvent(workflow, 'WorkflowUpdated', { changed: ['override'] }),
  )
}

/** What an operator changes at once: what is said of a workflow, and which findings are overridden. */
export const amend = (
  workflow: Workflow,
  changes: Partial<Listing>,
  rules: ReadonlyArray<string>,
  now: Date,
): WorkflowDecision => {
  const edited = edit(workflow, changes, now)
  const overridden = override(edited.state, rules, now)
  return changed(overridden.state, ...edited.events, ...overridden.events)
}
