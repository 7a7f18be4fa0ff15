import type { Category } from '../../domain/catalogue/category.ts'
import type { CategoryView } from '../../domain/catalogue/workflow-views.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** The names under which workflows are sorted. */
export type Categories = Readonly<{
  /** Makes those that do not exist yet. */
  ensure: (tx: Tx) => (categories: ReadonlyArray<Category>) => TE.TaskEither<Unavailable, void>
  add: (tx: Tx) => (category: Category) => TE.TaskEither<Unavailable, 'added' | 'exists'>
  /** Renames a category, on all workflows that have it. */
  change: (
    tx: Tx,
  ) => (slug: string, to: Partial<Category>) => TE.TaskEither<Unavailable, 'changed' | 'missing' | 'exists'>
  /** Removes a category, and takes it off all workflows that have it. */
  remove: (tx: Tx) => (slug: string) => TE.TaskEither<Unavailable, 'removed' | 'missing'>
  /** All of them by slug, with how many published workflows each has. */
  list: (page: PageRequest) => TE.TaskEither<Unavailable, Page<CategoryView>>
  find: (slug: string) => TE.TaskEither<Unavailable, CategoryView | null>
}>
export const Categories = port<Categories>('Categories')
