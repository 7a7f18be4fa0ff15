import type { NodeTypeCount } from '../../../domain/catalogue/facts.ts'
import { integrationOf } from '../../../domain/catalogue/integrations.ts'
import { isStickyNote, nameFromType } from '../../../domain/catalogue/node-type.ts'
import { type Template, type TemplateCard, templateCategoryName } from '../../../domain/delivery/template.ts'

/** n8n shows the icon that comes along, and knows the names of Font Awesome; the shop has no pictures of services. */
const icon = 'cog'

/** n8n leaves nodes of this category out of its cards, for every workflow has some. */
const coreNodes = 'Core Nodes'
const coreCategory = { id: 1, name: coreNodes }

const nodeInfo = (type: string, versions: ReadonlyArray<NodeTypeCount>, index: number) => {
  const displayName = nameFromType(type)
  const isCore = integrationOf(type) === null
  const known = versions.map(({ typeVersion }) => typeVersion).filter((version) => version !== null)
  return {
    id: index + 1,
    name: type,
    displayName,
    icon: `fa:${icon}`,
    iconData: { type: 'icon', icon },
    defaults: { name: displayName },
    group: JSON.stringify([/trigger$/i.test(type) ? 'trigger' : 'transform']),
    codex: { data: { categories: isCore ? [coreNodes] : [] } },
    categories: isCore ? [coreCategory] : [],
    typeVersion: Math.max(1, ...known),
  }
}

const byType = (nodeTypes: ReadonlyArray<NodeTypeCount>) => [
  ...Map.groupBy(
    nodeTypes.filter(({ type }) => !isStickyNote(type)),
    ({ type }) => type,
  ),
]

/** A template as n8n lists it. The shop counts no views, and n8n shows none where there are none. */
export const listItem = ({ number, title, summary, addedAt, nodeTypes }: TemplateCard, author: string) => ({
  id: number,
  name: title,
  totalViews: 0,
  createdAt: addedAt,
  user: { username: author, verified: true },
  nodes: byType(nodeTypes).map(([type, versions], index) => nodeInfo(type, versions, index)),
  description: summary,
})

type Json = Readonly<Record<string, unknown>>
type Sold = Readonly<{ nodes: ReadonlyArray<Json>; connections: Json; settings: Json }>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** The sold form names credentials by their type alone; n8n's templates do so by a text in the place of a reference. */
const nodeOf = (node: Json): Json =>
  isObject(node.credentials)
    ? {
        ...node,
        credentials: Object.fromEntries(
          Object.entries(node.credentials).map(([type, reference]) => [
            type,
            isObject(reference) ? (reference.name ?? type) : reference,
          ]),
        ),
      }
    : node

/** The workflow of a template, as n8n imports it. What was stored was written by the shop itself. */
export const workflowOf = ({ sold }: Template) => {
  const { nodes, connections, settings }: Sold = JSON.parse(sold)
  return { nodes: nodes.map(nodeOf), connections, settings }
}

/** A template as n8n shows it by itself. */
export const detailOf = (template: Template, author: string) => {
  const counts = byType(template.nodeTypes).map(
    ([type, versions]) => [type, { count: versions.reduce((sum, { count }) => sum + count, 0) }] as const,
  )
  return {
    ...listItem(template, author),
    description: template.description === '' ? template.summary : template.description,
    image: [],
    categories: template.categories.map(({ number, name }) => ({ id: number, name: templateCategoryName(name) })),
    workflowInfo: {
      nodeCount: counts.reduce((sum, [, { count }]) => sum + count, 0),
      nodeTypes: Object.fromEntries(counts),
    },
    workflow: workflowOf(template),
  }
}
