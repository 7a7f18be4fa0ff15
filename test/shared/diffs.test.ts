import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyDiff } from '../../src/domain/catalogue/diff/apply-diff.ts'
import { type Content, contentOf } from '../../src/domain/catalogue/diff/content.ts'
import { diffContents } from '../../src/domain/catalogue/diff/diff-workflows.ts'
import { isEmptyDiff } from '../../src/domain/catalogue/diff/workflow-diff.ts'
import { readWorkflowDocument } from '../../src/domain/catalogue/document/read-workflow-document.ts'
import { inNoOrder } from '../domain/catalogue/diff/workflows.ts'

const folder = join(import.meta.dirname, '../../../shared/n8n/corpus')
const absent = !existsSync(folder)
if (absent) console.log('skipped: ../shared is not here')

const contents: ReadonlyArray<readonly [name: string, content: Content]> = absent
  ? []
  : readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => {
        const document = readWorkflowDocument(JSON.parse(readFileSync(join(folder, file), 'utf8')))
        return document._tag === 'Right' ? [[file, contentOf(document.right)] as const] : []
      })

/** Every node under another name, as n8n renames: edges follow, ids stay. */
const renamed = ({ nodes, edges, settings }: Content): Content => ({
  nodes: nodes.map((node) => ({ ...node, name: `${node.name} (renamed)` })),
  edges: edges.map((edge) => ({ ...edge, from: `${edge.from} (renamed)`, to: `${edge.to} (renamed)` })),
  settings,
})

describe.skipIf(absent)('The difference between workflows of the corpus', () => {
  it('is nothing between each and itself', () => {
    expect(contents.length).toBeGreaterThan(150)
    for (const [file, content] of contents)
      expect([file, isEmptyDiff(diffContents(content, content))]).toEqual([file, true])
  })

  it('leads from each to the next, and back', () => {
    for (const [index, [file, content]] of contents.entries()) {
      const other = contents[(index + 1) % contents.length]?.[1] ?? content
      for (const [a, b] of [
        [content, other],
        [other, content],
      ] as const)
        expect([file, inNoOrder(applyDiff(diffContents(a, b), a))]).toEqual([file, inNoOrder(b)])
    }
  })

  it('has no edge when all nodes are renamed', () => {
    for (const [file, content] of contents) {
      const { edges, renamed: names, added, removed } = diffContents(content, renamed(content))
      expect([file, edges, added, removed]).toEqual([file, { added: [], removed: [] }, [], []])
      expect(names).toHaveLength(content.nodes.length)
    }
  })
})
