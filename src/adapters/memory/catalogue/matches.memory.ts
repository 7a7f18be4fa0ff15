import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import { factsOfShown } from './views.memory.ts'

type Test = (workflow: Workflow, filters: WorkflowFilters) => boolean

/** Each word in title, summary or a tag. */
export const hasWords = ({ title, summary, tags }: Workflow, words: ReadonlyArray<string>): boolean => {
  const text = [title, summary, ...tags].join(' ').toLowerCase()
  return words.every((word) => text.includes(word.toLowerCase()))
}

const tests: Readonly<Record<keyof WorkflowFilters, Test>> = {
  words: (workflow, { words }) => hasWords(workflow, words ?? []),
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

const names = Object.keys(tests) as ReadonlyArray<keyof WorkflowFilters>

/** Whether a workflow is published and passes every filter but these. */
export const matches =
  (filters: WorkflowFilters, ...without: ReadonlyArray<keyof WorkflowFilters>) =>
  (workflow: Workflow): boolean =>
    workflow.status === 'published' &&
    names.every((name) => filters[name] === null || without.includes(name) || tests[name](workflow, filters))
