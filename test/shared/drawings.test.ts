import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorkflowDocument } from '../../src/domain/catalogue/document/read-workflow-document.ts'
import { drawingOf } from '../../src/domain/catalogue/drawing/drawing-of.ts'
import { cell } from '../../src/domain/catalogue/drawing/item.ts'
import { layoutOf } from '../../src/domain/catalogue/drawing/layout.ts'
import { graphOf, type PreviewGraph } from '../../src/domain/catalogue/preview-graph.ts'
import { allIn, readSvg } from '../domain/catalogue/drawing/read-svg.ts'

const folder = join(import.meta.dirname, '../../../shared/n8n/corpus')
const absent = !existsSync(folder)
if (absent) console.log('skipped: ../shared is not here')

const graphs: ReadonlyArray<readonly [name: string, graph: PreviewGraph]> = absent
  ? []
  : readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => {
        const document = readWorkflowDocument(JSON.parse(readFileSync(join(folder, file), 'utf8')))
        return document._tag === 'Right' ? [[file, graphOf(document.right)] as const] : []
      })

describe.skipIf(absent)('The picture of every workflow of the corpus', () => {
  it('is well-formed, finite, and has each node in it by its full name', () => {
    for (const [file, graph] of graphs) {
      const text = drawingOf(graph, { title: file })
      const titles = new Set(allIn(readSvg(text)).flatMap(({ tag, text }) => (tag === 'title' ? [text] : [])))
      const working = graph.nodes.filter(({ kind }) => kind !== 'sticky')
      const missing = working.filter(({ name }) => !titles.has(name.replace(/\s+/g, ' ').trim()))
      expect([file, missing.map(({ name }) => name)]).toEqual([file, []])
      expect(text).not.toMatch(/NaN|Infinity/)
    }
    expect(graphs.length).toBeGreaterThan(150)
  })

  it('has no node on another', () => {
    for (const [file, graph] of graphs) {
      const cells = layoutOf(graph).placed.map(cell)
      const on = cells.flatMap((a, index) =>
        cells
          .slice(index + 1)
          .filter((b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom),
      )
      expect([file, on]).toEqual([file, []])
    }
  })

  it('takes under 50 milliseconds for the largest, once the code is warm', () => {
    const [largest] = graphs.map(([, graph]) => graph).toSorted((a, b) => b.nodes.length - a.nodes.length)
    if (largest === undefined) throw new Error('the corpus is empty')
    const times = Array.from({ length: 9 }, () => {
      const from = performance.now()
      drawingOf(largest, { title: 'the largest' })
      return performance.now() - from
    }).toSorted((a, b) => a - b)
    expect(times[4]).toBeLessThan(50)
  })
})
