import { categoriesOf } from '../../domain/catalogue/category.ts'
import type { Listing } from '../../domain/catalogue/workflow.ts'
import { type OwnersOnly, ownersOnly } from '../../domain/catalogue/workflow-failures.ts'
import { amend, checkedListing } from '../../domain/catalogue/workflow-revision.ts'
import { belowMinimum } from '../../domain/kernel/below-minimum.ts'
import { currencyUnsupported } from '../../domain/kernel/currency-unsupported.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import { Categories } from '../../ports/catalogue/categories.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changed, changeFailures, changing } from './changed-workflow.ts'
import { operatorView } from './operator-view.ts'

const needs = { ...changing, categories: Categories, reads: OperatorReads, shop: ShopCurrencies }

/** Rules whose blocking findings an owner overrides, and why. */
export type Override = Readonly<{ rules: ReadonlyArray<string>; reason: string }>

type Input = Readonly<{
  id: string
  expected: ReadonlyArray<number> | null
  operator: Operator
  changes: Partial<Listing>
  override: Override | null
}>

/** Findings are overridden by owners only. */
export const mayOverride = ({ role }: Operator, override: Override | null): E.Either<OwnersOnly, Override | null> =>
  override === null || role === 'owner' ? E.right(override) : E.left(ownersOnly({}))

/** Changes what is said of a workflow; its address and what was sold of it stay as they are. */
export const updateWorkflow = useCase(
  'UpdateWorkflow',
  needs,
  [...changeFailures, invalid, currencyUnsupported, belowMinimum, ownersOnly],
  (deps) =>
    ({ changes: said, override, ...input }: Input) =>
      pipe(
        TE.fromEither(mayOverride(input.operator, override)),
        TE.flatMap(() => TE.fromEither(checkedListing(said, deps.shop.accepted))),
        TE.flatMap((changes) =>
          changed(deps)(
            {
              ...input,
              action: 'workflow.update',
              facts: { changed: Object.keys(changes), ...(override === null ? {} : { override }) },
            },
            (workflow, now) => E.right(amend(workflow, changes, override?.rules ?? [], now)),
            (tx) => deps.categories.ensure(tx)(categoriesOf(changes.categories ?? [])),
          ),
        ),
        TE.flatMap(operatorView(deps.reads)),
      ),
)
