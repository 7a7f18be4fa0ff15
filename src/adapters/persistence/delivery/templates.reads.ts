import type { NodeTypeCount } from '../../../domain/catalogue/facts.ts'
import type { Template, TemplateCard, TemplateCategory } from '../../../domain/delivery/template.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { TemplateFilters, Templates } from '../../../ports/delivery/templates.ts'
import { wordsCondition } from '../catalogue/conditions.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'

type SelectedCard = Readonly<{
  number: number
  title: string
  summary: string
  added_at: string
  node_types: ReadonlyArray<NodeTypeCount>
}>

type SelectedTemplate = SelectedCard &
  Readonly<{
    description: string
    categories: ReadonlyArray<TemplateCategory>
    version_id: string
    sold: Buffer
    entitlement_id: string | null
  }>

/** What the buyer $1 is shown; of nobody (null) what anyone is. The version on offer is the newest released one. */
const shown = `w.offered_version_id is not null
  and ((w.status = 'published' and w.price_amount = 0)
    or (w.status <> 'removed' and w.id = any (array(
          select e.workflow_id from entitlements e where e.user_id = $1::uuid and e.status = 'active'))))`

/** The filters as $2 to $6; null leaves everything. */
const filtered = `($2::text[] is null or ${wordsCondition('$2')})
  and ($3::text[] is null or w.categories && $3)
  and ($4::text[] is null or case when $6::boolean then w.integrations @> $4 else w.integrations && $4 end)
  and ($5::text[] is null or case when $6::boolean then w.node_types @> $5 else w.node_types && $5 end)`

const valuesOf = (
  userId: string | null,
  { words, categories, integrations, nodeTypes, every }: TemplateFilters,
): ReadonlyArray<unknown> => [userId, words, categories, integrations, nodeTypes, every]

const counted = statement(
  'templates_counted',
  `select count(*) as total from workflows w where ${shown} and ${filtered}`,
)

const columns = `w.number, w.title, w.summary, coalesce(w.published_at, w.created_at) as added_at`

/** The versions' reports are read for the page alone. */
const listed = statement(
  'templates_listed',
  `select w.number, w.title, w.summary, w.added_at, v.report -> 'nodeTypes' as node_types
     from (select ${columns}, w.id, w.offered_version_id from workflows w
            where ${shown} and ${filtered}
            order by coalesce(w.published_at, w.created_at) desc, w.id desc offset $7 limit $8) w
     join workflow_versions v on v.id = w.offered_version_id
    order by w.added_at desc, w.id desc`,
)

const categories = statement(
  'template_categories',
  `select c.number, c.slug, c.name from categories c
    where c.slug in (select unnest(w.categories) from workflows w where ${shown})
    order by c.name collate "C", c.slug collate "C"`,
)

const one = statement(
  'template',
  `select ${columns}, w.description, v.report -> 'nodeTypes' as node_types, v.id as version_id, v.sold,
          coalesce((select json_agg(json_build_object('number', c.number, 'slug', c.slug, 'name', c.name)
                                    order by c.name collate "C", c.slug collate "C")
                      from categories c where c.slug = any (w.categories)), '[]') as categories,
          (select e.id from entitlements e
            where e.workflow_id = w.id and e.user_id = $1 and e.status = 'active') as entitlement_id
     from workflows w join workflow_versions v on v.id = w.offered_version_id
    where ${shown} and w.number = $2`,
)

const toCard = ({ number, title, summary, added_at, node_types }: SelectedCard): TemplateCard => ({
  number,
  title,
  summary,
  addedAt: timeOf(added_at),
  nodeTypes: node_types,
})

const toTemplate = (row: SelectedTemplate): Template => ({
  ...toCard(row),
  description: row.description,
  categories: row.categories,
  versionId: row.version_id,
  sold: row.sold.toString('utf8'),
  entitlementId: row.entitlement_id,
})

export const postgresTemplates = (db: Database): Templates => ({
  search: (userId, { filters, skip, limit }) => {
    const values = valuesOf(userId, filters)
    return pipe(
      TE.Do,
      TE.bind('total', () => read(db)<Readonly<{ total: string }>>(counted, values)),
      TE.bind('rows', () => read(db)<SelectedCard>(listed, [...values, skip, limit])),
      TE.map(({ total, rows }) => ({ total: Number(total[0]?.total ?? 0), items: rows.map(toCard) })),
    )
  },
  categories: (userId) => read(db)<TemplateCategory>(categories, [userId]),
  one: (userId, number) =>
    pipe(
      read(db)<SelectedTemplate>(one, [userId, number]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toTemplate))),
    ),
})
