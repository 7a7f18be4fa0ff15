import { describe, expect, it } from 'vitest'
import { cruised, root, ruleNames, violations } from './support/cruise.ts'
import { planted, plantedTree } from './support/planted.ts'

/** Fewer than there were when this was written: a cruise that finds next to nothing has looked in the wrong place. */
const fewestModules = 600

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
    it.each(planted.map((each) => [each.rule, Object.keys(each.files).join(', '), each] as const))(
      'is caught by %s: %s',
      async (rule, _, each) => {
        const tree = await plantedTree(each.files)
        try {
          const found = violations(await cruised(tree.path))
          expect(found.map((line) => line.split(':')[0])).toContain(rule)
        } finally {
          await tree.remove()
        }
      },
    )

    it('is not seen where there is none', async () => {
      const tree = await plantedTree({})
      try {
        expect(violations(await cruised(tree.path))).toEqual([])
      } finally {
        await tree.remove()
      }
    })
  })
})
