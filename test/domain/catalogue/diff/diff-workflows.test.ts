import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDiff } from '../../../../src/domain/catalogue/diff/apply-diff.ts'
import { contentOf } from '../../../../src/domain/catalogue/diff/content.ts'
import { diffWorkflows } from '../../../../src/domain/catalogue/diff/diff-workflows.ts'
import { isEmptyDiff } from '../../../../src/domain/catalogue/diff/workflow-diff.ts'
import { aNode, aWorkflow, connected, documentOf, toNode } from '../documents.ts'
import { anyUpdate, anyWorkflow, inNoOrder } from './workflows.ts'

const diff = (before: unknown, after: unknown) => diffWorkflows(documentOf(before), documentOf(after))

const ids = ['6f1c8a52-0000-4000-8000-000000000001', '6f1c8a52-0000-4000-8000-000000000002']
const fetch = aNode('httpRequest', {
  id: ids[0],
  name: 'Fetch',
  position: [0, 0],
  parameters: { url: 'https://a.example' },
})
const send = aNode('slack', { id: ids[1], name: 'Send', position: [220, 0], parameters: { channel: 'x' } })
const original = aWorkflow({ nodes: [fetch, send], connections: connected({ Fetch: 'Send' }) })

const leads = (uploaded: readonly [unknown, unknown]): void => {
  const [before, after] = uploaded.map((each) => contentOf(documentOf(each)))
  if (before === undefined || after === undefined) throw new Error('two are needed')
  expect(inNoOrder(applyDiff(diff(...uploaded), before))).toBe(inNoOrder(after))
}

describe('The difference between two versions (P34)', () => {
  it('is nothing between a workflow and itself', () =>
    fc.assert(
      fc.property(anyWorkflow, (workflow) => {
        expect(isEmptyDiff(diff(workflow, workflow))).toBe(true)
      }),
    ))

  it('leads from the one to the other, whatever was done to it', () =>
    fc.assert(
      fc.property(anyUpdate, (update) => leads(update)),
      { numRuns: 300 },
    ))

  it('leads from any workflow to any other', () =>
    fc.assert(fc.property(anyWorkflow, anyWorkflow, (before, after) => leads([before, after]))))

  it('does not see another order, new ids, or credentials of another name', () => {
    const shuffled = aWorkflow({
      nodes: [
        { ...send, id: 'other' },
        { ...fetch, id: 'another' },
      ],
      connections: connected({ Fetch: 'Send' }),
      name: 'Another title',
    })
    expect(isEmptyDiff(diff(original, shuffled))).toBe(true)
  })

  it('tells nodes that came and went', () => {
    const found = diff(original, aWorkflow({ nodes: [fetch, aNode('telegram', { name: 'Tell' })], connections: {} }))
    expect(found.added.map(({ name }) => name)).toEqual(['Tell'])
    expect(found.removed.map(({ name }) => name)).toEqual(['Send'])
    expect(found.edges).toMatchObject({ added: [], removed: [{ from: 'Fetch', to: 'Send' }] })
  })

  describe('of a node that was renamed', () => {
    const renamed = (more: Readonly<Record<string, unknown>> = {}) =>
      aWorkflow({ nodes: [{ ...fetch, name: 'Get', ...more }, send], connections: connected({ Get: 'Send' }) })

    it('is a rename and no change of connections', () =>
      expect(diff(original, renamed())).toEqual({
        added: [],
        removed: [],
        renamed: [{ from: 'Fetch', to: 'Get' }],
        moved: [],
        changed: [],
        edges: { added: [], removed: [] },
        settings: [],
      }))

    it('is one though the node does something else now, by the id that n8n drew', () => {
      const found = diff(original, renamed({ parameters: { url: 'https://b.example' } }))
      expect(found.renamed).toEqual([{ from: 'Fetch', to: 'Get' }])
      expect(found.changed).toEqual([
        {
          node: 'Get',
          changes: [{ path: ['parameters', 'url'], before: 'https://a.example', after: 'https://b.example' }],
        },
      ])
    })

    it('is one without an id, too, by what the node does', () =>
      expect(diff(original, renamed({ id: undefined })).renamed).toEqual([{ from: 'Fetch', to: 'Get' }]))

    it('is one though another took its name', () => {
      const swapped = aWorkflow({
        nodes: [
          { ...fetch, name: 'Send' },
          { ...send, name: 'Fetch' },
        ],
        connections: connected({ Send: 'Fetch' }),
      })
      const found = diff(original, swapped)
      expect(found.renamed).toEqual([
        { from: 'Fetch', to: 'Send' },
        { from: 'Send', to: 'Fetch' },
      ])
      expect([found.edges, found.changed]).toEqual([{ added: [], removed: [] }, []])
    })
  })

  it('does not trust ids that were written by hand, which shift', () => {
    const numbered = (...nodes: ReadonlyArray<string>) =>
      aWorkflow({ nodes: nodes.map((name, index) => aNode('set', { name, id: `${index}` })), connections: {} })
    const found = diff(numbered('a', 'c'), numbered('a', 'b', 'c'))
    expect(found.renamed).toEqual([])
    expect(found.added.map(({ name }) => name)).toEqual(['b'])
  })

  it('does not trust an id that two nodes share', () => {
    const twins = (first: string) =>
      aWorkflow({
        nodes: [
          { ...fetch, name: first },
          { ...fetch, name: 'Twin' },
        ],
        connections: {},
      })
    expect(diff(twins('Fetch'), twins('Fetch'))).toMatchObject({ renamed: [], added: [], removed: [] })
  })

  it('tells where a node that moved went', () =>
    expect(diff(original, aWorkflow({ ...original, nodes: [{ ...fetch, position: [7, 8] }, send] })).moved).toEqual([
      { node: 'Fetch', from: [0, 0], to: [7, 8] },
    ]))

  it('tells an output that moved', () => {
    const moved = aWorkflow({ nodes: [fetch, send], connections: { Fetch: { main: [[], [toNode('Send')]] } } })
    expect(diff(original, moved).edges).toEqual({
      added: [{ from: 'Fetch', output: 1, to: 'Send', input: 0, kind: 'main' }],
      removed: [{ from: 'Fetch', output: 0, to: 'Send', input: 0, kind: 'main' }],
    })
  })

  it('tells a node that is of another type now, and one that was disabled', () => {
    const other = { ...fetch, type: 'n8n-nodes-base.graphql', disabled: true }
    const found = diff(original, aWorkflow({ nodes: [other, send], connections: connected({ Fetch: 'Send' }) }))
    expect(found.changed[0]?.changes.map(({ path }) => path)).toEqual([['type'], ['disabled']])
  })

  it('tells settings that changed', () =>
    expect(diff(original, { ...original, settings: { executionOrder: 'v1' } }).settings).toEqual([
      { path: ['executionOrder'], after: 'v1' },
    ]))
})
