import { resembling } from '../../../domain/catalogue/search/resembling.ts'
import { searchDocument } from '../../../domain/catalogue/search/search-document.ts'
import { isFound, type Sought } from '../../../domain/catalogue/search/sought.ts'
import { isSpelt } from '../../../domain/catalogue/search/words-in.ts'
import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import { factsOfShown } from './views.memory.ts'

type Test = (workflow: Workflow, filters: WorkflowFilters) => boolean

/** All words of all workflows, whatever their state. */
const vocabularyOf = (all: ReadonlyArray<Workflow>): ReadonlyArray<string> =>
  [...new Set(all.flatMap((workflow) => [...searchDocument(workflow).keys()]))].filter(isSpelt).toSorted()

/** All words that stand for those of a search, among the words of these workflows. */
export const soughtIn = (all: ReadonlyArray<Workflow>, words: ReadonlyArray<string>): Sought => {
  const vocabulary = vocabularyOf(all)
  return words.map((word, at) => {
    const isLast = at === words.length - 1 && isSpelt(word)
    const begun = isLast ? vocabulary.filter((each) => each !== word && each.startsWith(word)) : []
    if (begun.length > 0 || vocabulary.includes(word)) return [word, ...begun]
    return [word, ...resembling(word, vocabulary)]
  })
}

/** Whether a workflow has the words of a search, or such as stand for them; null: whatever it has. */
export const hasWords = (
  all: ReadonlyArray<Workflow>,
  words: ReadonlyArray<string> | null,
): ((workflow: Workflow) => boolean) => {
  if (words === null) return () => true
  const sought = soughtIn(all, words)
  return (workflow) => isFound(searchDocument(workflow), sought)
}

const tests: Readonly<Record<Exclude<keyof WorkflowFilters, 'words'>, Test>> = {
  integration: (workflow, { integration }) => factsOfShown(workflow).integrations.includes(integration ?? ''),
  node: (workflow, { node }) => factsOfShown(workflow).nodeTypes.includes(node ?? ''),
  trigger: (workflow, { trigger }) => factsOfShown(workflow).trigger === trigger,
  category: ({ categories }, { category }) => categories.includes(category ?? ''),
  tag: ({ tags }, { tag }) => tags.includes(tag ?? ''),
  minPrice: ({ price }, { minPrice }) => price.amount >= (minPrice ?? 0),
  maxPrice: ({ price }, { maxPrice }) => price.amount <= (maxPrice ?? 0),
  currency: ({ price }, { currency }) => price.currency === currency,
  free: ({ price }, { free }) => (price.amount === 0) === free,
}

const names = Object.keys(tests) as ReadonlyArray<keyof typeof tests>

/** Whether a workflow, one of all these, is published and passes every filter but the ones that are left out. */
export const matches = (
  all: ReadonlyArray<Workflow>,
  filters: WorkflowFilters,
  ...without: ReadonlyArray<keyof WorkflowFilters>
): ((workflow: Workflow) => boolean) => {
  const found = hasWords(all, filters.words)
  return (workflow) =>
    workflow.status === 'published' &&
    names.every((name) => filters[name] === null || without.includes(name) || tests[name](workflow, filters)) &&
    found(workflow)
}
