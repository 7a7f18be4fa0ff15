import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './support/cruise.ts'
import { emptyFolders, houseRules, type SourceFile } from './support/house-rules.ts'

const folders = ['src', 'sandbox', 'web', 'features', 'scripts', 'test', 'bench'].filter((name) =>
  statSync(join(root, name), { throwIfNoEntry: false })?.isDirectory(),
)
const entries = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
)
const isFolder = (path: string): boolean => statSync(join(root, path)).isDirectory()

const isText = /\.(ts|feature|sql)$/
const files: ReadonlyArray<SourceFile> = entries
  .filter((path) => isText.test(path) && !isFolder(path))
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
    const [inside, around] = [entries.filter((path) => !isFolder(path)), entries.filter(isFolder)]
    expect(emptyFolders(around, inside)).toEqual([])
  })

  it('would see an empty folder, and one with nothing but an empty folder in it', () => {
    expect(emptyFolders(['src/tips', 'src/jokes', 'src/jokes/old'], ['src/tips/tip.ts'])).toEqual([
      'src/jokes',
      'src/jokes/old',
    ])
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
