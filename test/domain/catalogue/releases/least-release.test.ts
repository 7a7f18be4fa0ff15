import { describe, expect, it } from 'vitest'
import { leastRelease, unknownNodes } from '../../../../src/domain/catalogue/releases/least-release.ts'
import { aNode, documentOf, inARow } from '../documents.ts'

type Version = number | undefined

/** A workflow of these nodes, each with its version. */
const of = (...nodes: ReadonlyArray<readonly [type: string, version?: Version]>) =>
  documentOf(inARow(...nodes.map(([type, typeVersion]) => aNode(type, { typeVersion }))))

describe('The n8n that a workflow needs (P32)', () => {
  it('is the first of the releases looked at that has all its nodes, and the source says which decided', () =>
    expect(leastRelease(of(['webhook', 1], ['httpRequest', 4.2], ['set', 3]))).toEqual({
      version: '1.50.0',
      source:
        'n8n-nodes-base.httpRequest 4.2 is in the packages of n8n 1.50.0 and not in those of 1.29.1, the release looked at before; one between them may do',
    }))
  it('says no more than that the oldest release will do, when it has them all', () =>
    expect(leastRelease(of(['webhook', 1], ['slack', 1]))).toEqual({
      version: '1.0.0',
      source: 'all of its nodes that are known are in the packages of n8n 1.0.0, the oldest release looked at',
    }))
  it.each([
    ['a sub-node of the package for AI', ['@n8n/n8n-nodes-langchain.agent', 1], '1.29.1'],
    ['a node as an agent’s tool, later than the node', ['httpRequestTool', 4.2], '1.100.1'],
    ['a node of a version that came with n8n 2', ['@n8n/n8n-nodes-langchain.agent', 3.1], '2.20.0'],
    ['a node without a version, which takes any', ['httpRequest', undefined], '1.0.0'],
  ] as const)('knows %s', (_, node, version) => expect(leastRelease(of(node))?.version).toBe(version))

  it('is unknown when no node is known', () => expect(leastRelease(of(['@acme/n8n-nodes-acme.acme', 1]))).toBeNull())
  it('says that there is more than what it knows', () => {
    expect(leastRelease(of(['slack', 1], ['@acme/n8n-nodes-acme.acme', 1]))?.source).toMatch(
      /; nodes that are unknown, or of community packages, may need a later one$/,
    )
    expect(leastRelease(of(['slack', 1], ['slack', 99]))?.source).toMatch(/may need a later one$/)
  })
})

describe('What is unknown of a workflow', () => {
  it.each([
    ['a node without a package', 'x', ['x']],
    ['a node of n8n’s packages that no release has', 'n8n-nodes-base.neverWas', ['n8n-nodes-base.neverWas']],
    ['a tool of a node that has none', 'n8n-nodes-base.mergeTool', ['n8n-nodes-base.mergeTool']],
    ['what is called like a member of every object', 'n8n-nodes-base.constructor', ['n8n-nodes-base.constructor']],
    ['nothing of a community package: it is named among the packages', '@acme/n8n-nodes-acme.acme', []],
    ['nothing of a node that is known', 'n8n-nodes-base.slack', []],
  ])('is %s', (_, type, unknown) =>
    expect(unknownNodes(documentOf(inARow(aNode('webhook'), aNode('it', { type }))))).toEqual(unknown),
  )
  it('is a version that no release has, with its node', () =>
    expect(unknownNodes(of(['slack', 99], ['slack', 99], ['slack', 2.3]))).toEqual(['n8n-nodes-base.slack 99']))
})
