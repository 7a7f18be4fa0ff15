import type { Category } from '../../../domain/catalogue/category.ts'
import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { CategoryView } from '../../../domain/catalogue/workflow-views.ts'
import type { Categories } from '../../../ports/catalogue/categories.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { numbered } from '../kernel/numbers.ts'
import { workflows } from './workflows.memory.ts'

export const categories = shelf<Category>('categories')

/** The numbers by which n8n knows categories, by their slugs. */
export const categoryNumbers = shelf<number>('category_numbers')

const put = (tx: Tx, category: Category): void => {
  categories.of(tx).set(category.slug, category)
  numbered(categoryNumbers, tx, category.slug)
}

/** Whoever is called otherwise from now on keeps their number. */
const renumber = (tx: Tx, from: string, to: string): void => {
  const number = categoryNumbers.of(tx).get(from)
  categoryNumbers.of(tx).delete(from)
  if (number !== undefined) categoryNumbers.of(tx).set(to, number)
}

const replaced = (tx: Tx, slug: string, by: ReadonlyArray<string>): void => {
  for (const [id, workflow] of workflows.of(tx))
    if (workflow.categories.includes(slug)) {
      const others = workflow.categories.flatMap((each) => (each === slug ? by : [each]))
      const changed: Workflow = { ...workflow, categories: [...new Set(others)], revision: workflow.revision + 1 }
      workflows.of(tx).set(id, changed)
    }
}

export const memoryCategories = (memory: Memory): Categories => {
  const view = ({ slug, name }: Category): CategoryView => {
    const published = [...workflows.committed(memory).values()].filter(({ status }) => status === 'published')
    return { slug, name, count: published.filter((each) => each.categories.includes(slug)).length }
  }
  return {
    ensure: (tx) => (wanted) =>
      done(() => {
        for (const category of wanted) if (!categories.of(tx).has(category.slug)) put(tx, category)
      }),
    add: (tx) => (category) =>
      done(() => {
        if (categories.of(tx).has(category.slug)) return 'exists'
        put(tx, category)
        return 'added'
      }),
    change: (tx) => (slug, to) =>
      done(() => {
        const found = categories.of(tx).get(slug)
        if (found === undefined) return 'missing'
        const next = { ...found, ...to }
        if (next.slug !== slug && categories.of(tx).has(next.slug)) return 'exists'
        categories.of(tx).delete(slug)
        renumber(tx, slug, next.slug)
        put(tx, next)
        if (next.slug !== slug) replaced(tx, slug, [next.slug])
        return 'changed'
      }),
    remove: (tx) => (slug) =>
      done(() => {
        if (!categories.of(tx).delete(slug)) return 'missing'
        categoryNumbers.of(tx).delete(slug)
        replaced(tx, slug, [])
        return 'removed'
      }),
    list: ({ after, limit }) =>
      done(() => {
        const last = after?.[0] ?? ''
        const all = [...categories.committed(memory).values()].filter(({ slug }) => slug > String(last))
        const found = all.sort((a, b) => (a.slug < b.slug ? -1 : 1)).slice(0, limit + 1)
        const items = found.slice(0, limit).map(view)
        const end = items.at(-1)
        return { items, next: found.length > limit && end !== undefined ? [end.slug] : null }
      }),
    find: (slug) =>
      done(() => {
        const found = categories.committed(memory).get(slug)
        return found === undefined ? null : view(found)
      }),
  }
}
