import * as t from 'io-ts'
import { sorts } from '../../../ports/catalogue/workflow-reads.ts'
import { members } from '../kernel/codec/members.ts'
import {
  bool,
  currency,
  digits,
  flag,
  instant,
  listOf,
  nullable,
  queryText,
  text,
  word,
} from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'
import { publicAddress } from './address.contract.ts'
import { card, cardMembers, count } from './card.contract.ts'
import { licence } from './listing.contract.ts'
import { decimal, minimumVersion, report, requirements } from './report.contract.ts'

const most = Number.MAX_SAFE_INTEGER
const filter = text(1, 200)
const counted = listOf(members({ value: t.string, count }), 1_000_000)

const facets = members({
  integration: counted,
  trigger: counted,
  category: counted,
  tag: counted,
  free: counted,
  risk: counted,
  price: members({ min: count, max: count, count }),
})

const detail = members(
  { ...cardMembers, description: t.string, licence, version: t.string, requirements, report, updatedAt: instant },
  { owned: bool },
)

export const version = members({
  version: t.string,
  status: word('accepted', 'released', 'yanked'),
  changelog: t.string,
  releasedAt: nullable(instant),
  sha256: t.string,
  size: count,
  minimumVersion,
})

const graph = members({
  nodes: listOf(
    members({
      name: t.string,
      type: t.string,
      position: listOf(decimal, 2),
      kind: word('trigger', 'action', 'ai', 'sub', 'sticky'),
    }),
    most,
  ),
  edges: listOf(members({ from: t.string, output: count, to: t.string, input: count, kind: t.string }), most),
})

const tag = 'Catalogue'

export const listWorkflows = list({
  id: 'listWorkflows',
  method: 'get',
  path: '/api/workflows',
  summary: 'The workflows of the shop, by filter and order',
  tag,
  access: 'optional',
  filters: {
    q: queryText(200),
    integration: filter,
    node: filter,
    trigger: filter,
    category: filter,
    tag: filter,
    minPrice: digits(0, most),
    maxPrice: digits(0, most),
    currency,
    free: flag,
    sort: word(...sorts),
    facets: flag,
  },
  item: card,
  extras: { facets },
})

export const workflowDetail = contract({
  id: 'workflowDetail',
  method: 'get',
  path: '/api/workflows/:idOrSlug',
  summary: 'All that a buyer can know about a workflow',
  tag,
  access: 'optional',
  params: publicAddress,
  response: detail,
})

export const workflowPreview = contract({
  id: 'workflowPreview',
  method: 'get',
  path: '/api/workflows/:idOrSlug/preview',
  summary: 'The graph of a workflow, without parameters',
  tag,
  access: 'optional',
  params: publicAddress,
  response: graph,
})

export const workflowReport = contract({
  id: 'workflowReport',
  method: 'get',
  path: '/api/workflows/:idOrSlug/report',
  summary: 'What the analysis found in a workflow',
  tag,
  access: 'optional',
  params: publicAddress,
  response: report,
})

export const workflowVersions = list({
  id: 'workflowVersions',
  method: 'get',
  path: '/api/workflows/:idOrSlug/versions',
  summary: 'The versions of a workflow, the newest release first',
  tag,
  access: 'optional',
  params: publicAddress,
  item: version,
})

export const listCategories = list({
  id: 'listCategories',
  method: 'get',
  path: '/api/categories',
  summary: 'The categories, with how many workflows each has',
  tag,
  access: 'optional',
  item: members({ slug: t.string, name: t.string, count }),
})
