import { describe, expect, it } from 'vitest'
import { baseNodes } from '../../../../src/domain/catalogue/releases/base-nodes.ts'
import { timesOfNode } from '../../../../src/domain/catalogue/releases/known-nodes.ts'
import { langchainNodes } from '../../../../src/domain/catalogue/releases/langchain-nodes.ts'
import { nodesIn } from '../../../../src/domain/catalogue/releases/node-table.ts'
import { releases } from '../../../../src/domain/catalogue/releases/releases.ts'

const known = releases.map(({ n8n }) => n8n)

describe.each([baseNodes, langchainNodes])('The table of nodes of $package', ({ package: name, seen, tools, gone }) => {
  it('speaks of releases that were looked at only, each once and in their order', () => {
    for (const lots of [seen, tools, gone]) {
      const places = lots.map(({ release }) => known.indexOf(release))
      expect(places).not.toContain(-1)
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
    }
  })
  it('has every version of a node once, as a number', () => {
    const all = seen.flatMap((lot) => nodesIn(lot).flatMap(({ node, versions }) => versions.map((v) => `${node} ${v}`)))
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((each) => !/^[A-Za-z0-9]+ \d+(\.\d+)?$/.test(each))).toEqual([])
  })
  it('knows when what is gone was there', () => {
    for (const lot of gone)
      for (const { node, versions } of nodesIn(lot))
        for (const version of versions) {
          const times = timesOfNode(`${name}.${node}`, version)
          expect(times).toEqual({ first: expect.any(Number), last: known.indexOf(lot.release) })
          expect(times?.first).toBeLessThanOrEqual(times?.last ?? -1)
        }
  })
})

describe('A node that is gone', () => {
  it('is gone in one version, and there in others', () => {
    expect(timesOfNode('n8n-nodes-base.merge', 2.2)?.last).toBe(known.indexOf('1.29.1'))
    expect(timesOfNode('n8n-nodes-base.merge', 3)).toMatchObject({ last: null })
    expect(timesOfNode('n8n-nodes-base.merge', null)).toMatchObject({ last: null })
  })
  it('is gone without a version, when all its versions are', () =>
    expect(timesOfNode('n8n-nodes-base.start', null)?.last).toBe(known.indexOf('2.0.0')))
})
