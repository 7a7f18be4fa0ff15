import { E } from '../../kernel/fp.ts'
import { type Invalid, invalid } from '../../kernel/invalid.ts'
import { at, flaw, type Issue } from '../../kernel/issue.ts'
import { below } from '../../kernel/pointer.ts'
import { ownText } from './json.ts'
import type { WorkflowDocument, WorkflowNode } from './workflow-document.ts'

/**
 * The characters (UTF-16 units) that the name of a node may have. Previews, reports and differences repeat a name for
 * each of its connections, so an unlimited one would swell them without bounds; the longest of 4,200 nodes in published
 * workflows has 62.
 */
export const longestNodeName = 200

/** So many places are named; more would only repeat them. */
const mostIssues = 20

const isTooLong = (name: string): boolean => name.length > longestNodeName

const tooLong = flaw('too_long', `a node's name must have at most ${longestNodeName} characters`)

/** A node without a name is called by its type. */
const ofNode = (node: WorkflowNode): ReadonlyArray<Issue> => {
  const given = ownText(node.raw, 'name')
  return isTooLong(given ?? node.name) ? [at(below(node.pointer, given === null ? 'type' : 'name'))(tooLong)] : []
}

/** Names that connections use, whether a node has them or not, by the place where each is first used. */
const inConnections = ({ edges, malformedEdges }: WorkflowDocument): ReadonlyArray<Issue> => {
  const uses = [
    ...edges.flatMap(({ from, to, pointer }) => [from, to].map((name) => ({ name, pointer }))),
    ...malformedEdges.map(({ from, pointer }) => ({ name: from, pointer })),
  ].filter(({ name }) => isTooLong(name))
  const firsts = new Map(uses.toReversed().map(({ name, pointer }) => [name, pointer]))
  return [...new Set(firsts.values())].toReversed().map((pointer) => at(pointer)(tooLong))
}

/** A document whose nodes have names of bearable length, in the list of nodes and in the connections alike. */
export const withBearableNames = (document: WorkflowDocument): E.Either<Invalid, WorkflowDocument> => {
  const issues = [...document.nodes.flatMap(ofNode), ...inConnections(document)]
  return issues.length === 0 ? E.right(document) : E.left(invalid({ issues: issues.slice(0, mostIssues) }))
}
