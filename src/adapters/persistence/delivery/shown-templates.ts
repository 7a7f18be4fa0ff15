import type { TemplateFilters, TemplatesAsked } from '../../../ports/delivery/templates.ts'
import { namedByText } from '../kernel/named-by-text.ts'
import type { Statement } from '../kernel/sql.ts'

/** What anyone is shown. An item that is published has a version on offer, the newest released one. */
const free = `w.status = 'published' and w.price_amount = 0`

/** What the buyer $1 owns, whether or not it is free; nobody (null) owns anything. */
const owned = `w.status <> 'removed' and w.offered_version_id is not null and w.id = any (array(
  select e.workflow_id from entitlements e where e.user_id = $1::uuid and e.status = 'active'))`

/** What the buyer $1 is shown because they own it alone. */
const ownedOnly = `${owned} and not (${free})`

/** What the buyer $1 is shown, as one condition of `workflows w`. */
export const shown = `((${free}) or (${owned}))`

/** When an item came, as its order says. */
export const addedAt = 'coalesce(w.published_at, w.created_at)'

type Condition = Readonly<{ sql: (parameter: string) => string; value: unknown }>

/** What filters ask for stands among the marks of a workflow, under the filter's name. */
const has = (name: string, values: ReadonlyArray<string> | null, every: boolean): ReadonlyArray<Condition> =>
  values === null
    ? []
    : [
        {
          sql: (parameter) => `w.marks ${every ? '@>' : '&&'} ${parameter}::text[]`,
          value: values.map((value) => `${name}:${value}`),
        },
      ]

/** `query`: what the words stand for, as `tsquery` writes it. */
const conditionsOf = (
  { categories, integrations, nodeTypes, every }: TemplateFilters,
  query: string | null,
): ReadonlyArray<Condition> => [
  ...(query === null ? [] : [{ sql: (parameter: string) => `w.search @@ ${parameter}::tsquery`, value: query }]),
  ...has('category', categories, false),
  ...has('integration', integrations, every),
  ...has('node', nodeTypes, every),
]

type Question = Readonly<{ statement: Statement; values: ReadonlyArray<unknown> }>

/** The filters that are present as SQL, their values from $2 on: without any, the count reads an index alone. */
const filtered = (filters: TemplateFilters, query: string | null) => {
  const conditions = conditionsOf(filters, query)
  const sql = conditions.map((each, at) => ` and ${each.sql(`$${at + 2}`)}`).join('')
  return { sql, values: conditions.map(({ value }) => value) }
}

/** How many templates a buyer is shown. What is free and what is theirs are counted apart, each by its own index. */
export const countTemplates = (userId: string | null, { filters }: TemplatesAsked, query: string | null): Question => {
  const { sql, values } = filtered(filters, query)
  const counted = (condition: string) => `(select count(*) from workflows w where ${condition}${sql})`
  return {
    statement: namedByText('templates_counted', `select ${counted(free)} + ${counted(ownedOnly)} as total`),
    values: [userId, ...values],
  }
}

const columns = `w.id, w.number, w.title, w.summary, w.offered_version_id, ${addedAt} as added_at`

/** A page of them. Of what is free no more is looked at than the page can hold; reports are read for the page alone. */
export const listTemplates = (
  userId: string | null,
  { filters, skip, limit }: TemplatesAsked,
  query: string | null,
): Question => {
  const { sql, values } = filtered(filters, query)
  const [before, most] = [`$${values.length + 2}`, `$${values.length + 3}`]
  const text = `
  select w.number, w.title, w.summary, w.added_at, v.report -> 'nodeTypes' as node_types
    from ((select ${columns} from workflows w where ${free}${sql}
            order by w.published_at desc, w.id desc limit ${before}::bigint + ${most}::bigint)
          union all
          (select ${columns} from workflows w where ${ownedOnly}${sql})
          order by added_at desc, id desc offset ${before} limit ${most}) w
    join workflow_versions v on v.id = w.offered_version_id
   order by w.added_at desc, w.id desc`
  return { statement: namedByText('templates_listed', text), values: [userId, ...values, skip, limit] }
}
