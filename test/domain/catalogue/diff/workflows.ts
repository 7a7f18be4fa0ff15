import fc from 'fast-check'
import { canonicalJson } from '../../../../src/domain/catalogue/content-key.ts'
import type { Content } from '../../../../src/domain/catalogue/diff/content.ts'
import { aNode, aWorkflow, toNode } from '../documents.ts'

type Json = Readonly<Record<string, unknown>>

const names = fc.constantFrom('Fetch', 'Filter', 'Send', 'Agent', 'Model', '__proto__', 'constructor', 'Ünï 名', 'a b')
const types = fc.constantFrom('set', 'httpRequest', 'if', 'code', '@n8n/n8n-nodes-langchain.agent', 'stickyNote')

/** Parameters as n8n has them, and some as it never would. */
const parameters = fc.dictionary(
  fc.constantFrom('url', 'options', 'values', '__proto__', 'a/b', '~'),
  fc.jsonValue({ maxDepth: 3 }).map((value): unknown => JSON.parse(JSON.stringify(value))),
  { maxKeys: 4 },
)

const node = fc
  .record({
    name: names,
    type: types,
    id: fc.option(fc.uuid(), { nil: 'hand-written' }),
    position: fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })),
    parameters,
    disabled: fc.boolean(),
    typeVersion: fc.constantFrom(1, 1.1, 2),
  })
  .map(({ type, ...more }): Json => aNode(type, more))

const edge = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  output: fc.nat({ max: 2 }),
  input: fc.nat({ max: 1 }),
  kind: fc.constantFrom('main', 'main', 'ai_tool'),
})
type Wish = Readonly<{ from: number; to: number; output: number; input: number; kind: string }>

const connectionsOf = (nodes: ReadonlyArray<Json>, wishes: ReadonlyArray<Wish>): Json => {
  const nameAt = (index: number): string => String(nodes[index % nodes.length]?.name)
  const sources = Map.groupBy(wishes, ({ from }) => nameAt(from))
  return Object.fromEntries(
    [...sources].map(([name, out]) => [
      name,
      Object.fromEntries(
        [...Map.groupBy(out, ({ kind }) => kind)].map(([kind, same]) => [
          kind,
          [0, 1, 2].map((output) =>
            same
              .filter((wish) => wish.output === output)
              .map(({ to, input }) => toNode(nameAt(to), { type: kind, index: input })),
          ),
        ]),
      ),
    ]),
  )
}

const settings = fc.record({ executionOrder: fc.constantFrom('v0', 'v1') }, { requiredKeys: [] })

/** Any workflow, as it would be uploaded. */
export const anyWorkflow: fc.Arbitrary<Json> = fc
  .tuple(fc.array(node, { minLength: 1, maxLength: 7 }), fc.array(edge, { maxLength: 9 }), settings)
  .map(([nodes, wishes, set]) => aWorkflow({ nodes, connections: connectionsOf(nodes, wishes), settings: set }))

/** A workflow and what somebody made of it: some of its nodes as they were, some changed, some new. */
export const anyUpdate: fc.Arbitrary<readonly [before: Json, after: Json]> = fc
  .tuple(
    fc.array(node, { minLength: 1, maxLength: 6 }),
    fc.array(edge, { maxLength: 8 }),
    fc.array(edge, { maxLength: 3 }),
    fc.array(fc.constantFrom('keep', 'keep', 'rename', 'move', 'change', 'drop'), { minLength: 6, maxLength: 6 }),
    fc.array(node, { maxLength: 2 }),
    parameters,
    settings,
  )
  .map(([nodes, wishes, more, acts, added, changed, set]) => {
    const after = nodes.flatMap((each, index): ReadonlyArray<Json> => {
      const act = acts[index]
      if (act === 'drop') return []
      if (act === 'rename') return [{ ...each, name: `${each.name} anew` }]
      if (act === 'move') return [{ ...each, position: [index, -index] }]
      return act === 'change' ? [{ ...each, parameters: changed }] : [each]
    })
    const all = [...after, ...added]
    return [
      aWorkflow({ nodes, connections: connectionsOf(nodes, wishes) }),
      aWorkflow({
        nodes: all.length > 0 ? all : nodes,
        connections: connectionsOf(all.length > 0 ? all : nodes, [...wishes, ...more]),
        settings: set,
      }),
    ] as const
  })

/** A content as text, whatever the order of its nodes, edges and members, and whatever the ids. */
export const inNoOrder = ({ nodes, edges, settings }: Content): string =>
  [
    ...nodes.map(({ name, position, body }) => canonicalJson({ name, position, body })).toSorted(),
    ...edges.map(canonicalJson).toSorted(),
    canonicalJson(settings),
  ].join('\n')
