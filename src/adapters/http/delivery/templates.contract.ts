import * as t from 'io-ts'
import { E } from '../../../domain/kernel/fp.ts'
import { flaw } from '../../../domain/kernel/issue.ts'
import { decimal } from '../catalogue/report.contract.ts'
import { members } from '../kernel/codec/members.ts'
import { json } from '../kernel/codec/opaque.ts'
import { bool, digits, instant, integer, listOf, parsed } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { n8nDialect } from './n8n.dialect.ts'

/** More than a document that is accepted can hold of anything. */
const most = 100_000
/** n8n's own numbers are PostgreSQL's integers. */
const greatest = 2_147_483_647

const whole = integer(0, greatest)
const category = members({ id: whole, name: t.string })
const words = listOf(t.string, most)

const nodeInfo = members({
  id: whole,
  name: t.string,
  displayName: t.string,
  icon: t.string,
  iconData: members({ type: t.string, icon: t.string }),
  defaults: members({ name: t.string }),
  group: t.string,
  codex: members({ data: members({ categories: words }) }),
  categories: listOf(category, most),
  typeVersion: decimal,
})

const listed = {
  id: whole,
  name: t.string,
  totalViews: whole,
  createdAt: instant,
  user: members({ username: t.string, verified: bool }),
  nodes: listOf(nodeInfo, most),
  description: t.string,
}

const workflow = members({ nodes: listOf(json, most), connections: json, settings: json })

/** Counts by the types of nodes, which are any text. */
const detail = members({
  ...listed,
  image: listOf(members({ id: whole, url: t.string }), most),
  categories: listOf(category, most),
  workflowInfo: members({ nodeCount: whole, nodeTypes: json }),
  workflow,
})

const collection = members({ id: whole, name: t.string, nodes: listOf(nodeInfo, most), workflows: listOf(json, most) })

const tokenShape = /^[\w-]{43}$/
const token = parsed(
  'token',
  (input) => (tokenShape.test(input) ? E.right(input) : E.left(flaw('invalid_token', 'is no token of an address'))),
  { description: 'of an address that POST /api/me/n8n-token told' },
)

type Codec<A> = t.Type<A, unknown>

type Spec<P extends t.Props, Q, R> = Readonly<{
  id: string
  path: string
  summary: string
  params: P
  query?: Codec<Q>
  response: Codec<R>
}>

/** One thing that n8n asks for, at the address that is anyone's and at a buyer's own. */
const hosted = <P extends t.Props, Q, R>({ id, path, summary, params, ...spec }: Spec<P, Q, R>) => {
  const common = { method: 'get', tag: 'Inside n8n', access: 'public', forgiving: true, dialect: n8nDialect } as const
  return {
    open: contract({ ...common, ...spec, id, path: `/n8n${path}`, summary, params: members(params) }),
    own: contract({
      ...common,
      ...spec,
      id: `${id}OfBuyer`,
      path: `/n8n/u/:token${path}`,
      summary: `${summary}; what the buyer owns, too`,
      params: members({ token, ...params }),
    }),
  }
}

const number = digits(1, greatest)
const text = t.string

/** Every name by which one generation of n8n or another asks; all else is ignored, and nothing is refused. */
const searchQuery = members(
  {},
  {
    search: text,
    category: text,
    categories: text,
    'categories[]': text,
    apps: text,
    app: text,
    nodes: text,
    combineWith: text,
    sort: text,
    page: text,
    limit: text,
    rows: text,
  },
)
const found = members({ totalWorkflows: whole, workflows: listOf(members(listed), 20), filters: listOf(json, 0) })

export const templatesHealth = hosted({
  id: 'templatesHealth',
  path: '/health',
  summary: 'Whether templates can be had',
  params: {},
  response: members({ status: t.literal('OK') }),
})

export const templateCategories = hosted({
  id: 'templateCategories',
  path: '/templates/categories',
  summary: 'The categories of the templates',
  params: {},
  response: members({ categories: listOf(category, most) }),
})

export const templateCollections = hosted({
  id: 'templateCollections',
  path: '/templates/collections',
  summary: 'Collections of templates; there are none',
  params: {},
  query: members({}, { 'category[]': text, category: text, search: text }),
  response: members({ collections: listOf(collection, 0) }),
})

export const templateCollection = hosted({
  id: 'templateCollection',
  path: '/templates/collections/:id',
  summary: 'One collection of templates',
  params: { id: number },
  response: members({ collection }),
})

export const searchTemplates = hosted({
  id: 'searchTemplates',
  path: '/templates/search',
  summary: 'Templates, the newest first, 20 a page',
  params: {},
  query: searchQuery,
  response: found,
})

export const searchTemplatesAsBefore = hosted({
  id: 'searchTemplatesAsBefore',
  path: '/templates/workflows',
  summary: 'The same, as older versions of n8n ask',
  params: {},
  query: searchQuery,
  response: found,
})

export const templateDetail = hosted({
  id: 'templateDetail',
  path: '/templates/workflows/:id',
  summary: 'One template',
  params: { id: number },
  response: members({ workflow: detail }),
})

export const templateImport = hosted({
  id: 'templateImport',
  path: '/workflows/templates/:id',
  summary: 'The workflow of a template, to be imported',
  params: { id: number },
  response: members({ id: whole, name: t.string, workflow }),
})
