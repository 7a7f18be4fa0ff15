import type { JsonObject } from './document/json.ts'
import type { WorkflowDocument, WorkflowNode } from './document/workflow-document.ts'
import { isOneOf } from './node-type.ts'

/** Nodes with an address of their own in `path`, which n8n draws anew on import: an address is not content. */
const isAddressed = isOneOf(new Set(['webhook', 'formTrigger', 'mcpTrigger', 'chatTrigger']))

/** JSON with the members of every object in the order of their names, so that equal values have equal texts. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

const contentOf = ({ type, parameters }: WorkflowNode): JsonObject => {
  const content = isAddressed(type)
    ? Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'path'))
    : parameters
  return { type, parameters: content }
}

/**
 * The text to hash for telling the same content again: node types and parameters, whatever their order, names, places,
 * ids and credentials. Sticky notes do not count, unless there is nothing else: a copy with other notes is a copy.
 */
export const contentKey = ({ nodes }: WorkflowDocument): string => {
  const working = nodes.filter(({ isSticky }) => !isSticky)
  const contents = (working.length > 0 ? working : nodes).map((node) => canonicalJson(contentOf(node)))
  return `[${contents.toSorted().join(',')}]`
}
