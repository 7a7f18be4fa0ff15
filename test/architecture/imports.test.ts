import { beforeAll, describe, expect, it } from 'vitest'
import { cruised, root, ruleNames, violations } from './support/cruise.ts'
import { planted, plantedTree } from './support/planted.ts'

/** Fewer than there were when this was written: a cruise that finds next to nothing has looked in the wrong place. */
const fewestModules = 600

/** The rules that each file breaks, in a tree with these files. */
const brokenRules = async (
  files: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, ReadonlyArray<string>>> => {
  const tree = await plantedTree(files)
  try {
    const broken = Map.groupBy((await cruised(tree.path)).summary.violations, ({ from }) => from)
    return new Map([...broken].map(([path, each]) => [path, each.map(({ rule }) => rule.name)]))
  } finally {
    await tree.remove()
  }
}

describe('who imports whom', () => {
  it('breaks no rule anywhere', async () => {
    const result = await cruised(root)
    expect(violations(result)).toEqual([])
    expect(result.modules.filter(({ source }) => /^(src|sandbox|features)\//.test(source)).length).toBeGreaterThan(
      fewestModules,
    )
  })

  it('has a violation planted for every rule', () => {
    expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(ruleNames))
  })

  describe('a violation that is planted', () => {
    let found: ReadonlyMap<string, ReadonlyArray<string>>
    beforeAll(async () => {
      found = await brokenRules(Object.assign({}, ...planted.map(({ files }) => files)))
    })

    it.each(planted.map(({ rule, files }) => [rule, JSON.stringify(files), files] as const))(
      'is caught by %s, and by no other rule: %s',
      (rule, _, files) => {
        expect(new Set(Object.keys(files).flatMap((path) => found.get(path) ?? []))).toEqual(new Set([rule]))
      },
    )

    it('is not seen in the files that break none', async () => {
      const guilty = new Set(planted.flatMap(({ files }) => Object.keys(files)))
      expect([...found.keys()].filter((path) => !guilty.has(path))).toEqual([])
      expect(await brokenRules({})).toEqual(new Map())
    })
  })
})
