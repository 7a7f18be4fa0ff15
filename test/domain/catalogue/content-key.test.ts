import { describe, expect, it } from 'vitest'
import { canonicalJson, contentKey } from '../../../src/domain/catalogue/content-key.ts'
import { aNode, aWorkflow, documentOf } from './documents.ts'

const nodes = [
  aNode('webhook', { parameters: { path: 'a', httpMethod: 'POST' }, webhookId: 'a' }),
  aNode('slack', { parameters: { channel: { value: 'general', mode: 'name' }, text: 'hi' } }),
]
const keyOf = (...of: ReadonlyArray<unknown>) => contentKey(documentOf(aWorkflow({ nodes: of })))
const [webhook, slack] = nodes
const key = keyOf(webhook, slack)

describe('The same content has the same key', () => {
  it('in another order of nodes', () => expect(keyOf(slack, webhook)).toBe(key))
  it('with other ids, places, names and credentials', () =>
    expect(
      keyOf(webhook, {
        ...slack,
        id: 'other',
        position: [9, 9],
        name: 'Renamed',
        credentials: { slackApi: { id: '1', name: 'Bob' } },
      }),
    ).toBe(key))
  it('with its members in another order', () =>
    expect(keyOf(webhook, { ...slack, parameters: { text: 'hi', channel: { mode: 'name', value: 'general' } } })).toBe(
      key,
    ))
  it('at another address of its webhook', () =>
    expect(keyOf({ ...webhook, parameters: { httpMethod: 'POST', path: 'b' }, webhookId: 'b' }, slack)).toBe(key))
  it('with other notes beside it', () =>
    expect(keyOf(webhook, slack, aNode('stickyNote', { parameters: { content: 'mine' } }))).toBe(key))
})

describe('Other content has another key', () => {
  it('with another parameter', () => expect(keyOf(webhook, { ...slack, parameters: { text: 'ho' } })).not.toBe(key))
  it('with another type', () => expect(keyOf(webhook, { ...slack, type: 'n8n-nodes-base.discord' })).not.toBe(key))
  it('with one node more', () => expect(keyOf(webhook, slack, slack)).not.toBe(key))
  it('at another path of what is no webhook', () =>
    expect(keyOf(aNode('ftp', { parameters: { path: 'a' } }))).not.toBe(
      keyOf(aNode('ftp', { parameters: { path: 'b' } })),
    ))
  it('where there are only notes, with another note', () =>
    expect(keyOf(aNode('stickyNote', { parameters: { content: 'a' } }))).not.toBe(
      keyOf(aNode('stickyNote', { parameters: { content: 'b' } })),
    ))
})

describe('Canonical JSON', () => {
  it('sorts members at every depth, and keeps the order of items', () =>
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 3], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},3]}'))
  it('keeps a member called __proto__', () =>
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}'))
  it('writes what JSON cannot say as null', () =>
    expect(canonicalJson([undefined, Number.POSITIVE_INFINITY])).toBe('[null,null]'))
})
