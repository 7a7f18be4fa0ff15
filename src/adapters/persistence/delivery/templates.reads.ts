import type { NodeTypeCount } from '../../../domain/catalogue/facts.ts'
import type { Template, TemplateCard, TemplateCategory } from '../../../domain/delivery/template.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Templates } from '../../../ports/delivery/templates.ts'
import { queryIn } from '../catalogue/sought.reads.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'
import { addedAt, countTemplates, listTemplates, shown } from './shown-templates.ts'

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

const categories = statement(
  'template_categories',
  `select c.number, c.slug, c.name from categories c
    where c.slug in (select unnest(w.categories) from workflows w where ${shown})
    order by c.name collate "C", c.slug collate "C"`,
)

const one = statement(
  'template',
  `select w.number, w.title, w.summary, ${addedAt} as added_at, w.description, v.report -> 'nodeTypes' as node_types, v.id as version_id, v.sold,
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
  search: (userId, asked) =>
    pipe(
      queryIn(db)(asked.filters.words),
      TE.flatMap((query) => {
        const [counted, listed] = [countTemplates(userId, asked, query), listTemplates(userId, asked, query)]
        return pipe(
          TE.Do,
          TE.bind('total', () => read(db)<Readonly<{ total: string }>>(counted.statement, counted.values)),
          TE.bind('rows', () => read(db)<SelectedCard>(listed.statement, listed.values)),
          TE.map(({ total, rows }) => ({ total: Number(total[0]?.total ?? 0), items: rows.map(toCard) })),
        )
      }),
    ),
  categories: (userId) => read(db)<TemplateCategory>(categories, [userId]),
  one: (userId, number) =>
    pipe(
      read(db)<SelectedTemplate>(one, [userId, number]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toTemplate))),
    ),
})
