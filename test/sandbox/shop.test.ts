import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readSamples, shopFolder } from '../../sandbox/start/samples.ts'

type Edge = Readonly<{ node: string; type: string; index: number }>
type Workflow = Readonly<{
  name: string
  nodes: ReadonlyArray<Readonly<{ id: string; name: string; type: string; position: ReadonlyArray<number> }>>
  connections: Readonly<Record<string, Readonly<Record<string, ReadonlyArray<ReadonlyArray<Edge>>>>>>
  settings: object
}>

const read = async (file: string): Promise<Workflow> => JSON.parse(await readFile(new URL(file, shopFolder), 'utf8'))

const samples = await readSamples()

describe('the sample shop', () => {
  it('lists every workflow beside it, once, and one of them is free', async () => {
    const files = (await readdir(shopFolder)).filter((name) => name !== 'shop.json')
    expect(samples.map(({ file }) => file).sort()).toEqual(files.sort())
    expect(samples.filter(({ price }) => price.amount === 0)).toHaveLength(1)
  })

  for (const { file } of samples)
    it(`holds in ${file} a workflow that n8n imports whole`, async () => {
      const { name, nodes, connections, settings, ...rest } = await read(file)
      expect(rest).toEqual({})
      expect(settings).toEqual({ executionOrder: 'v1' })
      expect(name).not.toBe('')
      const names = nodes.map((node) => node.name)
      expect(new Set(names).size).toBe(nodes.length)
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
      const edges = Object.entries(connections).flatMap(([from, outputs]) =>
        Object.entries(outputs).flatMap(([kind, slots]) => slots.flat().map((edge) => ({ ...edge, from, kind }))),
      )
      for (const { from, node, type, kind } of edges) {
        expect(names).toContain(from)
        expect(names).toContain(node)
        expect(type).toBe(kind)
      }
      // Nothing stands about unconnected but the notes.
      const wired = new Set(edges.flatMap(({ from, node }) => [from, node]))
      const loose = nodes.filter((node) => !wired.has(node.name) && !node.type.endsWith('.stickyNote'))
      expect(loose).toEqual([])
    })
})
