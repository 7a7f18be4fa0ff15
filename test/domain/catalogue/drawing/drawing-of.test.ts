import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawingOf } from '../../../../src/domain/catalogue/drawing/drawing-of.ts'
import { graphOf } from '../../../../src/domain/catalogue/preview-graph.ts'
import { aNode, aWorkflow, documentOf, inARow, toNode } from '../documents.ts'
import { allIn, labelOf, readSvg, shownAs } from './read-svg.ts'

const draw = (uploaded: unknown, title = 'Greeting') => drawingOf(graphOf(documentOf(uploaded)), { title })

const langchain = '@n8n/n8n-nodes-langchain'
const agentWorkflow = aWorkflow({
  nodes: [
    aNode('webhook', { position: [0, 0] }),
    aNode('agent', { type: `${langchain}.agent`, position: [300, 0], parameters: { text: 'confidential' } }),
    aNode('model', { type: `${langchain}.lmChatOpenAi`, position: [300, 250] }),
    aNode('slack', { position: [700, 0], disabled: true }),
    aNode('Note', {
      type: 'n8n-nodes-base.stickyNote',
      position: [-50, -50],
      parameters: { content: 'confidential', width: 900, height: 200, color: 5 },
    }),
  ],
  connections: {
    webhook: { main: [[toNode('agent')]] },
    agent: { main: [[toNode('slack')]] },
    model: { ai_languageModel: [[toNode('agent', { type: 'ai_languageModel' })]] },
  },
})

const text = draw(agentWorkflow)
const svg = readSvg(text)
const pathsOf = (kind: string) =>
  allIn(svg).filter(({ tag, attributes }) => tag === 'path' && attributes.get('class')?.split(' ')[0] === kind)

describe('The picture of a workflow', () => {
  it('stands alone: no script, image, font or link', () => {
    expect(new Set(allIn(svg).map(({ tag }) => tag))).toEqual(
      new Set(['svg', 'title', 'style', 'g', 'rect', 'circle', 'path', 'text']),
    )
    expect(text).not.toMatch(/href|url\(|@import|@font-face|\son[a-z]+=|foreignObject/i)
  })

  it('has the shape of a social picture, and its title', () => {
    const [, , width = 0, height = 1] = (svg.attributes.get('viewBox') ?? '').split(' ').map(Number)
    expect(width / height).toBeCloseTo(1200 / 630, 2)
    expect([svg.attributes.get('width'), svg.attributes.get('height')]).toEqual(['1200', '630'])
    expect(svg.children[0]).toMatchObject({ tag: 'title', text: 'Greeting' })
  })

  it('is the same to the byte for the same graph', () => expect(draw(agentWorkflow)).toBe(text))

  it('shows nothing of what nodes and notes say', () => expect(text).not.toContain('confidential'))

  it('follows the reader into the dark', () => expect(text).toContain('@media(prefers-color-scheme:dark)'))

  it('marks what starts it', () => {
    const bolts = (name: string) =>
      shownAs(svg, name).children.filter(({ attributes }) => attributes.get('class') === 'b')
    expect(bolts('webhook')).toHaveLength(1)
    expect(bolts('slack')).toHaveLength(0)
  })

  it('fades what is disabled, and the wires to it', () => {
    expect(shownAs(svg, 'slack').attributes.get('class')).toMatch(/ off$/)
    expect(shownAs(svg, 'agent').attributes.get('class')).not.toMatch(/off/)
    expect(pathsOf('m').map(({ attributes }) => attributes.get('class'))).toEqual(['m', 'm off'])
  })

  it('draws what supplies an agent with a dashed wire, from below', () => {
    expect(pathsOf('u')).toHaveLength(1)
    expect(text).toMatch(/\.u\{[^}]*stroke-dasharray/)
  })

  it('lays sticky notes in their colour behind everything', () => {
    const order = allIn(svg).map(({ attributes }) => attributes.get('class'))
    const at = (name: string) => order.findIndex((each) => each?.split(' ')[0] === name)
    expect(order[at('k')]).toBe('k k5')
    expect(at('k')).toBeLessThan(at('u'))
    expect(at('u')).toBeLessThan(at('m'))
    expect(at('m')).toBeLessThan(at('s'))
  })

  it('shows a note that no node stands on as a card beside', () => {
    const note = aNode('Read me', { type: 'n8n-nodes-base.stickyNote', position: [-900, 0] })
    const drawn = readSvg(draw(aWorkflow({ nodes: [aNode('webhook'), aNode('slack', { position: [300, 0] }), note] })))
    expect(shownAs(drawn, 'Read me').children.map(({ tag }) => tag)).toEqual(['title', 'rect', 'path'])
  })

  it('takes no colour of a note that is none', () => {
    const note = aNode('n', { type: 'n8n-nodes-base.stickyNote', parameters: { color: '#12"/><script>' } })
    expect(draw(aWorkflow({ nodes: [aNode('webhook'), note] }))).toContain('class="k k1"')
  })

  it('keeps the outputs of a node apart', () => {
    const branches = aWorkflow({
      nodes: [aNode('if'), aNode('a', { position: [300, -100] }), aNode('b', { position: [300, 100] })],
      connections: { if: { main: [[toNode('a')], [toNode('b')]] } },
    })
    const ports = shownAs(readSvg(draw(branches)), 'if').children.filter(
      ({ attributes }) => attributes.get('class') === 'p',
    )
    expect(new Set(ports.map(({ attributes }) => attributes.get('cy'))).size).toBe(2)
  })

  it('says a long name in full to who points at it, and cuts it in the label', () => {
    const name = 'Fetch every single customer record of the last fiscal year'
    const drawn = readSvg(draw(inARow(aNode('webhook'), aNode('set', { name, position: [300, 0] }))))
    expect(labelOf(shownAs(drawn, name)).at(-1)).toMatch(/…$/)
  })

  it('draws two thousand nodes no larger than what it is bound to', () => {
    const nodes = Array.from({ length: 2_000 }, (_, index) =>
      aNode('set', { name: `n${index}`, position: [index * 200, 0] }),
    )
    const drawn = draw(inARow(...nodes))
    expect(drawn.length).toBeLessThan(400_000)
    expect(() => readSvg(drawn)).not.toThrow()
  })

  it('takes any name, type and title as text, and no character that XML or the reader could stumble over', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 }),
        fc.string({ unit: 'binary' }),
        (names, title) => {
          const nodes = names.map((name, index) =>
            aNode('set', { name, type: `x.${name}`, position: [index * 200, 0] }),
          )
          const drawn = draw(inARow(...nodes), title)
          readSvg(drawn)
          expect(drawn.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
        },
      ),
    ))

  it.each([
    '<script>alert(1)</script>',
    ']]>',
    '</title></svg>',
    '"><rect onload=x',
    '&lt;',
    '\u202egpj.exe',
    '__proto__',
  ])('takes the name %j as text', (name) => {
    const drawn = draw(inARow(aNode('webhook'), aNode('set', { name, position: [300, 0] })), name)
    expect(new Set(allIn(readSvg(drawn)).map(({ tag }) => tag))).not.toContain('script')
    expect(shownAs(readSvg(drawn), name.replace('\u202e', '')).tag).toBe('g')
  })

  it('stays finite wherever nodes are said to stand', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double(), fc.double()), { minLength: 1, maxLength: 8 }), (positions) => {
        const nodes = positions.map((position, index) => aNode('set', { name: `n${index}`, position }))
        expect(draw(inARow(...nodes))).not.toMatch(/NaN|Infinity|undefined/)
      }),
    ))
})
