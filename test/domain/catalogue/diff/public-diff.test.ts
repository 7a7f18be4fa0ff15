import { describe, expect, it } from 'vitest'
import { analyse } from '../../../../src/domain/catalogue/analyse.ts'
import { diffWorkflows } from '../../../../src/domain/catalogue/diff/diff-workflows.ts'
import { placesOf } from '../../../../src/domain/catalogue/diff/places.ts'
import { publicDiff } from '../../../../src/domain/catalogue/diff/public-diff.ts'
import { updateAdds } from '../../../../src/domain/catalogue/diff/update-adds.ts'
import { requirementsOf } from '../../../../src/domain/catalogue/requirements.ts'
import { aNode, aWorkflow, connected, documentOf } from '../documents.ts'

const adds = (before: unknown, after: unknown) => {
  const [old, next] = [before, after].map((uploaded) => {
    const document = documentOf(uploaded)
    return { report: analyse(document), requirements: requirementsOf(document) }
  })
  if (old === undefined || next === undefined) throw new Error('two are needed')
  return updateAdds(old, next)
}

const fetch = aNode('httpRequest', { name: 'Fetch', parameters: { url: 'https://api.example.com/a' } })
const original = aWorkflow({
  nodes: [aNode('scheduleTrigger'), fetch],
  connections: connected({ scheduleTrigger: 'Fetch' }),
})
const withNodes = (...more: ReadonlyArray<Readonly<Record<string, unknown>>>) =>
  aWorkflow({ ...original, nodes: [aNode('scheduleTrigger'), fetch, ...more] })

describe('What everyone sees of a difference', () => {
  const after = aWorkflow({
    nodes: [
      aNode('scheduleTrigger', { position: [5, 5] }),
      { ...fetch, position: [9, 9], parameters: { url: 'https://confidential.example.com/b', 'a/b': 'confidential' } },
    ],
    connections: connected({ scheduleTrigger: 'Fetch' }),
  })
  const seen = publicDiff(diffWorkflows(documentOf(original), documentOf(after)), [], { from: '1.0.0', to: '1.1.0' })

  it('has the places that changed, as pointers into the node', () =>
    expect(seen.nodes.changed).toEqual([{ name: 'Fetch', pointers: ['/parameters/url', '/parameters/a~1b'] }]))

  it('has no value', () => expect(JSON.stringify(seen)).not.toContain('confidential'))

  it('repeats no endless name', () => {
    const name = 'x'.repeat(100_000)
    const after = aWorkflow({ nodes: [aNode('set', { name })], connections: connected({ [name]: name }) })
    const told = publicDiff(diffWorkflows(documentOf(original), documentOf(after)), [], { from: '1.0.0', to: '1.1.0' })
    expect(JSON.stringify(told).length).toBeLessThan(2_000)
  })

  it('has a move only where there is nothing else to say of the node', () =>
    expect(seen.nodes.moved).toEqual(['scheduleTrigger']))
})

describe('The places of a difference', () => {
  it('are the deepest that changed', () =>
    expect(placesOf([{ path: ['a', 'b', 0], after: 1 }, { path: ['c'] }], 2)).toEqual(['/a/b/0', '/c']))

  it('are the ones that hold them, where there are too many', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ path: ['parameters', 'rows', index, 'x'] }))
    expect(placesOf([...many, { path: ['type'] }], 100)).toEqual(['/parameters/rows', '/type'])
  })

  it('are no longer than can be read', () => {
    const path = Array.from({ length: 60 }, () => 'k'.repeat(190))
    expect(placesOf([{ path }], 10)).toEqual([`/${'k'.repeat(190)}`])
  })

  it('stay few however much a document repeats itself', () => {
    const nested = (leaf: number) => {
      const leaves = Array.from({ length: 2_000 }, () => leaf)
      return Array.from({ length: 40 }).reduce<unknown>((inner) => ({ ['k'.repeat(190)]: inner }), leaves)
    }
    const of = (leaf: number) => withNodes(aNode('set', { parameters: { value: nested(leaf) } }))
    const told = publicDiff(diffWorkflows(documentOf(of(1)), documentOf(of(2))), [], { from: '1.0.0', to: '1.1.0' })
    expect(JSON.stringify(told).length).toBeLessThan(1_000)
  })
})

describe('What an update adds', () => {
  it('is nothing when nothing is added', () => {
    expect(adds(original, original)).toEqual([])
    expect(adds(withNodes(aNode('code')), original)).toEqual([])
  })

  it('is a shell command, before anything else', () =>
    expect(adds(original, withNodes(aNode('slack'), aNode('executeCommand')))).toEqual([
      { kind: 'command', name: null, message: 'a shell command' },
      { kind: 'integration', name: 'slack', message: 'a connection to slack' },
    ]))

  it('says when it needs a later n8n, and not when an older one will do', () => {
    const [old, late] = [withNodes(aNode('set')), withNodes(aNode('set', { typeVersion: 3.4 }))]
    expect(adds(old, late)).toEqual([
      { kind: 'n8n', name: '1.50.0', message: 'the need of a later n8n: 1.50.0, for 1.0.0 was enough before' },
    ])
    expect(adds(late, old)).toEqual([])
  })

  it('counts what it adds more of', () =>
    expect(
      adds(
        withNodes(aNode('code')),
        withNodes(aNode('code'), aNode('code', { name: 'b' }), aNode('code', { name: 'c' })),
      ),
    ).toEqual([{ kind: 'code', name: null, message: '2 nodes that run code' }]))

  it('is not a node that was only renamed', () =>
    expect(adds(withNodes(aNode('code')), withNodes(aNode('code', { name: 'Anew' })))).toEqual([]))

  it('is a new host, not one that was there', () => {
    const other = aNode('httpRequest', { name: 'b', parameters: { url: 'https://api.example.com/b' } })
    const fresh = aNode('httpRequest', { name: 'c', parameters: { url: 'https://new.example.com/' } })
    expect(adds(original, withNodes(other))).toEqual([])
    expect(adds(original, withNodes(fresh))).toEqual([
      { kind: 'host', name: 'new.example.com', message: 'the host new.example.com' },
    ])
  })

  it('is a community package and a credential', () => {
    const node = aNode('n8n-nodes-shop.order', { credentials: { shopApi: { id: '1', name: 'mine' } } })
    expect(adds(original, withNodes(node)).map(({ kind, name }) => [kind, name])).toEqual([
      ['package', 'n8n-nodes-shop'],
      ['credential', 'shopApi'],
      ['integration', 'order'],
    ])
  })

  it('is an address that anyone can call', () =>
    expect(adds(original, withNodes(aNode('webhook'))).map(({ kind }) => kind)).toEqual(['open-webhook']))
})
