import { canonicalJson } from '../content-key.ts'
import { own } from '../document/json.ts'
import type { ContentNode } from './content.ts'

/** One node before and after. */
export type NodePair = Readonly<{ before: ContentNode; after: ContentNode }>

export type Matched = Readonly<{
  pairs: ReadonlyArray<NodePair>
  added: ReadonlyArray<ContentNode>
  removed: ReadonlyArray<ContentNode>
}>

/** An id as n8n draws one. What people and programs write by hand (`1`, `node-2`) means another node in the next version. */
const drawn = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const typeOf = ({ body }: ContentNode): unknown => own(body, 'type')

/** `isUnique`: what stands for several nodes of one version stands for none. Otherwise equals pair in order. */
type Sign = Readonly<{ of: (node: ContentNode) => string | null; isUnique: boolean }>

/** How one node is recognised in the other version: the surest sign first. */
const signs: ReadonlyArray<Sign> = [
  { of: (node) => (node.id !== null && drawn.test(node.id) ? `${typeOf(node)} ${node.id}` : null), isUnique: true },
  { of: ({ name }) => name, isUnique: true },
  { of: ({ body, position }) => `${canonicalJson(body)} ${position}`, isUnique: false },
  { of: ({ body }) => canonicalJson(body), isUnique: false },
]

const grouped = (nodes: ReadonlyArray<ContentNode>, { of, isUnique }: Sign) => {
  const groups = Map.groupBy(nodes, of)
  return [...groups].flatMap(([key, same]) =>
    key === null || (isUnique && same.length > 1) ? [] : [[key, same] as const],
  )
}

const pairedBy = (sign: Sign, before: ReadonlyArray<ContentNode>, after: ReadonlyArray<ContentNode>) => {
  const candidates = new Map(grouped(after, sign))
  return grouped(before, sign).flatMap(([key, olds]) =>
    olds.flatMap((old, index): ReadonlyArray<NodePair> => {
      const other = candidates.get(key)?.[index]
      return other === undefined ? [] : [{ before: old, after: other }]
    }),
  )
}

/** Which node of one version is which of the other: by id, then by name, then by content. */
export const matchNodes = (before: ReadonlyArray<ContentNode>, after: ReadonlyArray<ContentNode>): Matched => {
  let removed = before
  let added = after
  const pairs: Array<NodePair> = []
  for (const sign of signs) {
    const found = pairedBy(sign, removed, added)
    const done = new Set(found.flatMap((pair) => [pair.before, pair.after]))
    pairs.push(...found)
    removed = removed.filter((node) => !done.has(node))
    added = added.filter((node) => !done.has(node))
  }
  return { pairs, added, removed }
}
