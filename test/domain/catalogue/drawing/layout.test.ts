import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snap } from '../../../../src/domain/catalogue/drawing/compact.ts'
import { cell, type Placed } from '../../../../src/domain/catalogue/drawing/item.ts'
import { layoutOf } from '../../../../src/domain/catalogue/drawing/layout.ts'
import { graphOf } from '../../../../src/domain/catalogue/preview-graph.ts'
import { aNode, aWorkflow, connected, documentOf, inARow, toNode } from '../documents.ts'

const layout = (uploaded: unknown) => layoutOf(graphOf(documentOf(uploaded)))

const at = (placed: ReadonlyArray<Placed>, name: string): Placed => {
  const found = placed.find(({ node }) => node.name === name)
  if (found === undefined) throw new Error(`${name} is not in the drawing`)
  return found
}

const overlapping = (placed: ReadonlyArray<Placed>) =>
  placed.flatMap((a, index) =>
    placed.slice(index + 1).filter((b) => {
      const [p, q] = [cell(a), cell(b)]
      const slack = 1
      return (
        p.left + slack < q.right && q.left + slack < p.right && p.top + slack < q.bottom && q.top + slack < p.bottom
      )
    }),
  )

const canvas = fc.array(fc.tuple(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: -800, max: 800 })), {
  minLength: 2,
  maxLength: 24,
})

type Position = readonly [x: number, y: number]

/** Whether two are so close that the layout takes them for one place, and has to move one out of it. */
const isOn =
  ([x, y]: Position) =>
  ([otherX, otherY]: Position): boolean =>
    Math.abs(x - otherX) <= snap && Math.abs(y - otherY) <= snap

const standing = (positions: ReadonlyArray<Position>) =>
  aWorkflow({
    nodes: positions.map((position, index) => aNode('set', { name: `n${index}`, position })),
    connections: {},
  })

/** How far down each point of a path is; the paths of wires have nothing but pairs of numbers. */
const heights = (path: string): ReadonlyArray<number> =>
  (path.match(/-?[\d.]+/g) ?? []).flatMap((number, index) => (index % 2 === 1 ? [Number(number)] : []))

describe('The layout of a picture', () => {
  it('lets no node stand on another', () =>
    fc.assert(
      fc.property(canvas, (positions) => {
        expect(overlapping(layout(standing(positions)).placed)).toEqual([])
      }),
    ))

  it('leaves what stands clearly left or above there, where no node stands on another', () =>
    fc.assert(
      fc.property(canvas, (positions) => {
        const { placed, bands } = layout(standing(positions))
        fc.pre(bands.length === 1 && !positions.some((one, index) => positions.slice(index + 1).some(isOn(one))))
        for (const a of placed)
          for (const b of placed) {
            if (a.centre[0] + 34 < b.centre[0]) expect(a.x).toBeLessThanOrEqual(b.x)
            if (a.centre[1] + 34 < b.centre[1] && a.x !== b.x) expect(a.y).toBeLessThanOrEqual(b.y)
          }
      }),
    ))

  it('takes the empty room out', () => {
    const { placed } = layout(inARow(aNode('webhook'), aNode('slack', { position: [5_000, 3_000] })))
    expect(at(placed, 'slack').x - at(placed, 'webhook').x).toBeLessThan(400)
  })

  it('keeps in line what was nearly in line', () => {
    const { placed } = layout(
      inARow(aNode('webhook'), aNode('set', { position: [220, 14] }), aNode('slack', { position: [440, -9] })),
    )
    expect(new Set(placed.map(({ y }) => y)).size).toBe(1)
  })

  it('lays a sticky note around all that stands on it and nothing else', () => {
    const note = aNode('note', {
      type: 'n8n-nodes-base.stickyNote',
      position: [-40, -60],
      parameters: { width: 500, height: 220 },
    })
    const nodes = [aNode('a'), aNode('b', { position: [220, 0] }), aNode('c', { position: [640, 0] }), note]
    const { placed, regions } = layout(aWorkflow({ nodes, connections: connected({ a: 'b', b: 'c' }) }))
    const [region] = regions
    const within = ({ x, y }: Placed): boolean =>
      region !== undefined && x > region.left && x < region.right && y > region.top && y < region.bottom
    expect(placed.filter(within).map(({ node }) => node.name)).toEqual(['a', 'b'])
  })

  it('lays a note within a note inside it', () => {
    const on = (name: string, left: number, width: number) =>
      aNode(name, {
        type: 'n8n-nodes-base.stickyNote',
        position: [left, -80],
        parameters: { width, height: 260 },
      })
    const nodes = [aNode('a'), aNode('b', { position: [220, 0] }), on('inner', -20, 160), on('outer', -60, 500)]
    const { regions } = layout(aWorkflow({ nodes, connections: connected({ a: 'b' }) }))
    const [outer, inner] = regions
    expect(regions.map(({ ground }) => ground.node.name)).toEqual(['outer', 'inner'])
    expect((outer?.left ?? 0) < (inner?.left ?? 0) && (outer?.top ?? 0) < (inner?.top ?? 0)).toBe(true)
  })

  it('breaks a long line of nodes into bands, each connection still one wire', () => {
    const nodes = Array.from({ length: 24 }, (_, index) =>
      aNode('set', { name: `n${index}`, position: [index * 220, 0] }),
    )
    const { placed, bands, wires } = layout(inARow(...nodes))
    expect(bands.length).toBeGreaterThan(1)
    expect(at(placed, 'n0').band).toBe(0)
    expect(at(placed, 'n23').band).toBe(bands.length - 1)
    expect(wires).toHaveLength(23)
    expect(overlapping(placed)).toEqual([])
  })

  it('leads a wire round what stands between its ends', () => {
    const nodes = ['a', 'b', 'c'].map((name, index) => aNode('set', { name, position: [index * 220, 0] }))
    const { placed, wires } = layout(
      aWorkflow({ nodes, connections: { a: { main: [[toNode('b'), toNode('c')]] }, ...connected({ b: 'c' }) } }),
    )
    const between = at(placed, 'b')
    const [straight, round] = wires.map(({ path }) => heights(path))
    expect(straight?.every((y) => y === between.y)).toBe(true)
    expect(round?.some((y) => Math.abs(y - between.y) > between.height / 2)).toBe(true)
  })

  it('leaves a short line whole', () => {
    const nodes = Array.from({ length: 6 }, (_, index) =>
      aNode('set', { name: `n${index}`, position: [index * 220, 0] }),
    )
    expect(layout(inARow(...nodes)).bands).toHaveLength(1)
  })

  describe('of nodes that stand nowhere', () => {
    const lost = { position: [7, 7] }
    const nodes = [
      aNode('slack', lost),
      aNode('agent', { type: '@n8n/n8n-nodes-langchain.agent', ...lost }),
      aNode('webhook', lost),
      aNode('model', { type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', ...lost }),
    ]
    const { placed } = layout(
      aWorkflow({
        nodes,
        connections: {
          ...connected({ webhook: 'agent', agent: 'slack' }),
          model: { ai_languageModel: [[toNode('agent', { type: 'ai_languageModel' })]] },
        },
      }),
    )

    it('puts each after all that leads to it', () => {
      expect(at(placed, 'webhook').x).toBeLessThan(at(placed, 'agent').x)
      expect(at(placed, 'agent').x).toBeLessThan(at(placed, 'slack').x)
      expect(new Set(['webhook', 'agent', 'slack'].map((name) => at(placed, name).y)).size).toBe(1)
    })

    it('puts what supplies an agent below it', () =>
      expect(at(placed, 'model').y).toBeGreaterThan(at(placed, 'agent').y))

    it.each([
      ['none', undefined],
      ['text', 'here'],
      ['one number', [1]],
      ['an object', { x: 'a' }],
      ['endless', [1e308, -1e308]],
    ])('lays them out when their position is %s', (_, position) => {
      const row = [aNode('webhook', { position }), aNode('set', { position }), aNode('slack', { position })]
      const found = layout(inARow(...row)).placed
      expect(found.map(({ node }) => node.name)).toEqual(['webhook', 'set', 'slack'])
      expect(overlapping(found)).toEqual([])
    })

    it('lays out what leads back to itself', () => {
      const circle = aWorkflow({
        nodes: [aNode('a', lost), aNode('b', lost), aNode('c', lost)],
        connections: connected({ a: 'b', b: 'c', c: 'a' }),
      })
      expect(overlapping(layout(circle).placed)).toEqual([])
    })
  })
})
