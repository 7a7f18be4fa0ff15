import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { Facets } from '../../../domain/catalogue/workflow-views.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import { matches } from './matches.memory.ts'
import { factsOfShown } from './views.memory.ts'

type Valued = (workflow: Workflow) => ReadonlyArray<string>

const mostValues = 100

/** The most frequent first, then by value. */
const counted = (found: ReadonlyArray<Workflow>, valuesOf: Valued): Facets['tag'] =>
  [...Map.groupBy(found.flatMap(valuesOf), (value) => value)]
    .map(([value, same]) => ({ value, count: same.length }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues)

export const facetsOf = (all: ReadonlyArray<Workflow>, filters: WorkflowFilters, currency: Currency): Facets => {
  const facet = (without: keyof WorkflowFilters | null, valuesOf: Valued) =>
    counted(all.filter(matches(all, filters, ...(without === null ? [] : [without]))), valuesOf)
  const amounts = all
    .filter(matches(all, { ...filters, currency }, 'minPrice', 'maxPrice'))
    .map(({ price }) => price.amount)
  return {
    integration: facet('integration', (workflow) => factsOfShown(workflow).integrations),
    trigger: facet('trigger', (workflow) => [factsOfShown(workflow).trigger]),
    category: facet('category', ({ categories }) => categories),
    tag: facet('tag', ({ tags }) => tags),
    free: facet('free', ({ price }) => [String(price.amount === 0)]),
    risk: facet(null, (workflow) => [factsOfShown(workflow).risk]),
    price: {
      min: amounts.reduce((least, amount) => Math.min(least, amount), amounts[0] ?? 0),
      max: amounts.reduce((most, amount) => Math.max(most, amount), 0),
      count: amounts.length,
    },
  }
}
