import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './support/cruise.ts'
import { houseRules, type SourceFile } from './support/house-rules.ts'

const folders = ['src', 'sandbox', 'features', 'scripts', 'test', 'bench'].filter((name) =>
  statSync(join(root, name), { throwIfNoEntry: false })?.isDirectory(),
)
const entries = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
)
const isFolder = (path: string): boolean => statSync(join(root, path)).isDirectory()

const files: ReadonlyArray<SourceFile> = entries
  .filter((path) => path.endsWith('.ts') && !isFolder(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** Fewer than there were when this was written: a look that finds next to nothing has looked in the wrong place. */
const fewestFiles = 800

describe('how the house is kept', () => {
  it('looks at all of it', () => {
    expect(files.length).toBeGreaterThan(fewestFiles)
  })

  it.each(houseRules.map((rule) => [rule.name, rule] as const))('%s', (_, { holds }) => {
    expect(files.filter((file) => !holds(file)).map(({ path }) => path)).toEqual([])
  })

  it.each(houseRules.flatMap(({ name, holds, broken }) => broken.map((file) => [name, file, holds] as const)))(
    'would see "%s" broken by %o',
    (_, file, holds) => {
      expect(holds(file)).toBe(false)
    },
  )

  it('has no empty folder', () => {
    expect(entries.filter((path) => isFolder(path) && readdirSync(join(root, path)).length === 0)).toEqual([])
  })

  it('names every capability alike in every layer', () => {
    const within = (layer: string) =>
      readdirSync(join(root, layer), { withFileTypes: true })
        .filter((each) => each.isDirectory() && each.name !== 'kernel')
        .map(({ name }) => name)
    const capabilities = within('src/domain')
    for (const layer of ['src/ports', 'src/application', 'src/adapters/memory'])
      expect({ layer, names: within(layer).toSorted() }).toEqual({ layer, names: capabilities.toSorted() })
  })
})
