import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'
import { textOf } from '../kernel/text.ts'
import { labelOf } from './listing-text.ts'
import { slugOf } from './slug.ts'

/** A name under which workflows are sorted, and the slug that filters take. */
export type Category = Readonly<{ slug: string; name: string }>

export const longestCategoryName = 100
export const categoryName = textOf(1, longestCategoryName)

/** A slug as a name for people: `lead-generation` → `Lead generation`. */
const nameOf = (slug: string): string => {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Categories that are called after their slugs, until an operator renames them. */
export const categoriesOf = (slugs: ReadonlyArray<string>): ReadonlyArray<Category> =>
  slugs.map((slug) => ({ slug, name: nameOf(slug) }))

/** A category called by its name, which has to have something that a slug can be made of. */
export const categoryNamed = (name: string): E.Either<Flaw, Category> => {
  const slug = /[\p{Script=Latin}\d]/u.test(name) ? labelOf(slugOf(name)) : labelOf('')
  return E.isRight(slug)
    ? E.right({ slug: slug.right, name })
    : E.left(flaw('required', 'is required, for the name makes no slug of at most 60 characters'))
}
