import { defineEntity, p } from '@mikro-orm/postgresql'
import type { CategoryView } from '../../../domain/catalogue/workflow-views.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Categories } from '../../../ports/catalogue/categories.ts'
import type { Database } from '../kernel/database.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const CategoryRow = defineEntity({
  name: 'CategoryRow',
  tableName: 'categories',
  properties: { slug: p.text().primary(), name: p.text() },
})

type Selected = Readonly<{ slug: string; name: string; count: string }>

/** How many published workflows each has is kept with it, for counting them costs as much as there are. */
const counted = 'select c.slug, c.name, c.items as count from categories c'

const list = statement(
  'categories_counted',
  `${counted} where c.slug collate "C" > $1 order by c.slug collate "C" limit $2`,
)
const one = statement('category_counted', `${counted} where c.slug = $1`)

const toView = ({ count, ...same }: Selected): CategoryView => ({ ...same, count: Number(count) })

const renamed = `
  update workflows set categories = array_replace(categories, $1, $2), revision = revision + 1
   where marks @> array['category:' || $1::text]`
const takenOff = `
  update workflows set categories = array_remove(categories, $1), revision = revision + 1
   where marks @> array['category:' || $1::text]`

export const postgresCategories = (db: Database): Categories => ({
  ensure: (tx) => (categories) =>
    inside(tx, async (em) => {
      // In order of their slugs, so that two that make the same ones do not wait for each other in a circle.
      for (const category of categories.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)))
        await insertUnlessTaken(em, CategoryRow, category, ['slug'])
    }),
  add: (tx) => (category) =>
    inside(tx, async (em) => ((await insertUnlessTaken(em, CategoryRow, category, ['slug'])) ? 'added' : 'exists')),
  change: (tx) => (slug, to) =>
    inside(tx, async (em) => {
      const isRenamed = to.slug !== undefined && to.slug !== slug
      if ((await em.count(CategoryRow, { slug })) === 0) return 'missing'
      if (isRenamed && (await em.count(CategoryRow, { slug: to.slug })) > 0) return 'exists'
      await em.nativeUpdate(CategoryRow, { slug }, { slug, ...to })
      if (isRenamed) await execute(tx, renamed, [slug, to.slug])
      return 'changed'
    }),
  remove: (tx) => (slug) =>
    inside(tx, async (em) => {
      if ((await em.nativeDelete(CategoryRow, { slug })) === 0) return 'missing'
      await execute(tx, takenOff, [slug])
      return 'removed'
    }),
  list: ({ after, limit }) =>
    pipe(
      read(db)<Selected>(list, [after?.[0] ?? '', limit + 1]),
      TE.map((rows) => {
        const items = rows.slice(0, limit).map(toView)
        const last = items.at(-1)
        return { items, next: rows.length > limit && last !== undefined ? [last.slug] : null }
      }),
    ),
  find: (slug) =>
    pipe(
      read(db)<Selected>(one, [slug]),
      TE.map((rows) => (rows[0] === undefined ? null : toView(rows[0]))),
    ),
})
