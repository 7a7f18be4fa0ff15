import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, publicReport } from '../../../src/domain/catalogue/analyse.ts'
import { clean, serialize } from '../../../src/domain/catalogue/cleaned-form.ts'
import { contentKey } from '../../../src/domain/catalogue/content-key.ts'
import { readWorkflowDocument } from '../../../src/domain/catalogue/document/read-workflow-document.ts'
import type { WorkflowDocument } from '../../../src/domain/catalogue/document/workflow-document.ts'
import { factsOf } from '../../../src/domain/catalogue/facts.ts'
import { graphOf } from '../../../src/domain/catalogue/preview-graph.ts'
import { requirementsOf } from '../../../src/domain/catalogue/requirements.ts'
import { findSecrets } from '../../../src/domain/catalogue/secrets/find-secrets.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { aNode, documentOf } from './documents.ts'

/** Names that trip code up, beside the ones that workflows have. */
const name = fc.constantFrom('A', 'B', 'C', '', ' ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'é/~')
const type = fc.constantFrom(
  'n8n-nodes-base.webhook',
  'n8n-nodes-base.set',
  'n8n-nodes-base.code',
  'n8n-nodes-base.stickyNote',
  '@n8n/n8n-nodes-langchain.agent',
  'a.b.c',
  '.x',
  'x.',
  'x',
  '',
)
const json = fc.jsonValue({ maxDepth: 4 })

/** A value of the expected shape, or, seldom, anything at all. */
const mostly = <A>(usual: fc.Arbitrary<A>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: json })

/** An object whose members JSON.parse would make, so that __proto__ is a member like any other. */
const members = (of: fc.Arbitrary<ReadonlyArray<readonly [string, unknown]>>): fc.Arbitrary<unknown> =>
  of.map((entries) =>
    JSON.parse(
      `{${[...new Map(entries)].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
    ),
  )

const node = fc.record(
  {
    id: mostly(fc.uuid()),
    name: mostly(name),
    type: mostly(type),
    typeVersion: mostly(fc.constantFrom(1, 2.1, '3', null)),
    position: mostly(fc.tuple(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
    parameters: mostly(fc.dictionary(fc.constantFrom('url', 'jsCode', 'password', 'model', 'path', 'x'), json)),
    credentials: mostly(members(fc.array(fc.tuple(name, json), { maxLength: 2 }))),
    disabled: mostly(fc.boolean()),
    onError: mostly(fc.constantFrom('stopWorkflow', 'x')),
    maxTries: mostly(fc.nat()),
  },
  { requiredKeys: ['type'] },
)

const edge = fc.record(
  { node: mostly(name), type: mostly(fc.constantFrom('main', 'ai_tool', 'onError')), index: mostly(fc.nat(3)) },
  { requiredKeys: ['node'] },
)
const outputs = mostly(fc.array(mostly(fc.option(fc.array(mostly(edge), { maxLength: 3 }))), { maxLength: 3 }))
const kinds = mostly(
  members(fc.array(fc.tuple(fc.constantFrom('main', 'ai_tool', 'onError', '__proto__'), outputs), { maxLength: 2 })),
)
const workflow = fc.record(
  {
    name: mostly(fc.string()),
    nodes: mostly(fc.array(mostly(node), { minLength: 1, maxLength: 6 })),
    connections: mostly(members(fc.array(fc.tuple(name, kinds), { maxLength: 5 }))),
    settings: mostly(fc.dictionary(fc.constantFrom('executionOrder', 'timezone', 'x'), json)),
    pinData: json,
    meta: json,
  },
  { requiredKeys: ['nodes', 'connections'] },
)
const wrapped = fc.oneof(
  workflow,
  workflow.map((it) => [it]),
  workflow.map((it) => ({ data: it })),
  workflow.map((it) => ({ workflow: { workflow: it } })),
)

/** Everything that is done with a document, so that anything that throws is seen. */
const everything = (document: WorkflowDocument) => {
  const cleaned = clean(document, 'T')
  return [
    serialize(cleaned),
    contentKey(document),
    factsOf(document),
    findSecrets(document),
    publicReport(analyse(document)),
    requirementsOf(document),
    graphOf(document),
  ]
}

const read = (value: unknown): WorkflowDocument | null => {
  const document = readWorkflowDocument(value)
  return E.isRight(document) ? document.right : null
}

describe('Whatever is uploaded', () => {
  it('is read or refused with its places, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(json, wrapped), (value) => {
        const document = readWorkflowDocument(value)
        if (E.isLeft(document))
          expect(document.left.issues.every(({ pointer }) => pointer.startsWith('/document'))).toBe(true)
        else expect(everything(document.right)).toHaveLength(7)
      }),
      { numRuns: 600 },
    )
  })

  it('changes no prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    fc.assert(
      fc.property(wrapped, (value) => {
        const document = read(value)
        if (document !== null) everything(document)
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })

  it('is often enough a workflow for these properties to mean something', () => {
    const readable = fc.sample(wrapped, { numRuns: 300, seed: 7 }).filter((value) => read(value) !== null)
    expect(readable.length).toBeGreaterThan(60)
  })
})

const cleanedAgain = (text: string): string => serialize(clean(documentOf(JSON.parse(text)), 'T'))

const ofWorkflows = (property: (document: WorkflowDocument) => void): void =>
  fc.assert(
    fc.property(wrapped, (value) => {
      const document = read(value)
      if (document !== null) property(document)
    }),
    { numRuns: 200 },
  )

describe('The cleaned form', () => {
  it('cleaned again is the same', () =>
    ofWorkflows((document) => {
      const text = serialize(clean(document, 'T'))
      expect(cleanedAgain(text)).toBe(text)
    }))

  it('has the same content', () =>
    ofWorkflows((document) => {
      const sold = documentOf(JSON.parse(serialize(clean(document, 'T'))))
      expect(contentKey(sold)).toBe(contentKey(document))
    }))

  it('has the same graph', () =>
    ofWorkflows((document) => {
      const sold = graphOf(documentOf(JSON.parse(serialize(clean(document, 'T')))))
      expect(sold.edges).toHaveLength(graphOf(document).edges.length)
      expect(sold.nodes.map(({ name, kind }) => [name, kind])).toEqual(
        graphOf(document).nodes.map(({ name, kind }) => [name, kind]),
      )
    }))

  it('gives its own report nothing to say of its wiring', () =>
    ofWorkflows((document) => {
      const { findings } = analyse(documentOf(JSON.parse(serialize(clean(document, 'T')))))
      const spoken = findings.map(({ rule }) => rule)
      for (const rule of [
        'broken-wiring',
        'dangling-connection',
        'malformed-connection',
        'mismatched-connection-types',
        'duplicate-node-name',
        'malformed-position',
        'type-version-not-a-number',
      ])
        expect(spoken).not.toContain(rule)
    }))
})

describe('The content key', () => {
  const nodes = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), json), { minLength: 1, maxLength: 5 })
  const keyOf = (all: ReadonlyArray<unknown>): string => contentKey(documentOf({ nodes: all, connections: {} }))

  it('does not depend on the order, ids, places, names and credentials of nodes', () => {
    fc.assert(
      fc.property(nodes, fc.infiniteStream(fc.nat()), (parameters, numbers) => {
        const original = parameters.map((each, index) => aNode('set', { name: `n${index}`, parameters: each }))
        const changed = original
          .map((each) => ({
            ...each,
            id: numbers.next().value,
            position: [numbers.next().value, 0],
            name: `m${numbers.next().value}`,
            credentials: { a: { id: 'x', name: `${numbers.next().value}` } },
          }))
          .toReversed()
        expect(keyOf(changed)).toBe(keyOf(original))
      }),
    )
  })

  it('depends on every parameter', () => {
    fc.assert(
      fc.property(nodes, (parameters) => {
        const original = parameters.map((each) => aNode('set', { parameters: each }))
        const changed = parameters.map((each, index) =>
          aNode('set', { parameters: index === 0 ? { ...each, z: 1 } : each }),
        )
        expect(keyOf(changed)).not.toBe(keyOf(original))
      }),
    )
  })
})
