import { Categories } from '../../ports/catalogue/categories.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

/** The categories by slug, with how many published workflows each has. */
export const listCategories = useCase(
  'ListCategories',
  { categories: Categories },
  [],
  ({ categories }) =>
    ({ page }: Readonly<{ page: PageRequest }>) =>
      categories.list(page),
)
