import { at, flaw, type Issue } from '../../kernel/issue.ts'
import { below } from '../../kernel/pointer.ts'
import { isStickyNote, nameFromType } from '../node-type.ts'
import { isFiniteNumber, isObject, type JsonObject, own, ownText } from './json.ts'
import { pairOf, positionOf } from './position.ts'
import { uniqueNames } from './unique-names.ts'
import type { CredentialReference, Repair, WorkflowNode } from './workflow-document.ts'

/** A node whose type is known; where it is among the nodes, and what it is. */
type Typed = Readonly<{ raw: JsonObject; type: string; index: number }>

const nullNode = flaw(
  'wrong_type',
  'is not a node; n8n cannot import a workflow with an empty place in its nodes: remove it',
)
const typeless = flaw('required', 'is missing: n8n drops a node without a type; name the type or remove the node')

/** What makes a list of nodes unusable; empty when nothing does. */
export const nodeIssues = (nodes: ReadonlyArray<unknown>, pointer: string): ReadonlyArray<Issue> =>
  nodes.flatMap((node, index) => {
    if (!isObject(node)) return [at(below(pointer, index))(nullNode)]
    return ownText(node, 'type') === null ? [at(below(pointer, index, 'type'))(typeless)] : []
  })

const typed = (nodes: ReadonlyArray<unknown>): ReadonlyArray<Typed> =>
  nodes.flatMap((raw, index) => {
    const type = isObject(raw) ? ownText(raw, 'type') : null
    return isObject(raw) && type !== null ? [{ raw, type, index }] : []
  })

const numeral = /^\d{1,4}(?:\.\d{1,4})?$/

const typeVersionOf = (value: unknown): number | null => {
  if (isFiniteNumber(value)) return value
  return typeof value === 'string' && numeral.test(value) ? Number(value) : null
}

const credentialsOf = (node: JsonObject, pointer: string): ReadonlyArray<CredentialReference> => {
  const credentials = own(node, 'credentials')
  if (!isObject(credentials)) return []
  return Object.entries(credentials).map(([type, reference]) => ({
    type,
    pointer: below(pointer, 'credentials', type),
    members: isObject(reference) ? reference : null,
  }))
}

const repairsOf = ({ raw }: Typed, name: string): ReadonlyArray<Repair> => {
  const given = ownText(raw, 'name')
  const typeVersion = own(raw, 'typeVersion') ?? null
  return [
    ...(given === null ? (['name'] as const) : []),
    ...(given !== null && given !== name ? (['duplicate-name'] as const) : []),
    ...(pairOf(own(raw, 'position')) === null ? (['position'] as const) : []),
    ...(typeVersion === null || isFiniteNumber(typeVersion) ? [] : (['typeVersion'] as const)),
  ]
}

/** Puts a list of nodes in order; those that `nodeIssues` objects to are left out. */
export const readNodes = (nodes: ReadonlyArray<unknown>, pointer: string): ReadonlyArray<WorkflowNode> => {
  const usable = typed(nodes)
  const names = uniqueNames(usable.map(({ raw, type }) => ownText(raw, 'name') ?? nameFromType(type)))
  return usable.map((node, place) => {
    const name = names[place] ?? node.type
    const here = below(pointer, node.index)
    const parameters = own(node.raw, 'parameters')
    return {
      name,
      type: node.type,
      typeVersion: typeVersionOf(own(node.raw, 'typeVersion')),
      position: positionOf(own(node.raw, 'position'), place),
      parameters: isObject(parameters) ? parameters : {},
      credentials: credentialsOf(node.raw, here),
      disabled: own(node.raw, 'disabled') === true,
      isSticky: isStickyNote(node.type),
      repairs: repairsOf(node, name),
      pointer: here,
      raw: node.raw,
    }
  })
}
