import { describe, expect, it } from 'vitest'
import { boundedDrawings } from '../../../src/adapters/cache/bounded.drawings.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { succeed } from '../both.ts'

describe('Drawings in the memory of a process', () => {
  const of = (mostCharacters: number) => {
    const drawings = boundedDrawings(mostCharacters)
    return {
      find: (key: string) => succeed(drawings.find(key)),
      keep: async (...kept: ReadonlyArray<readonly [key: string, drawing: string]>) => {
        for (const [key, drawing] of kept) await succeed(drawings.keep(key, drawing))
      },
      keys: async (...keys: ReadonlyArray<string>) => {
        const found = await Promise.all(keys.map((key) => succeed(drawings.find(key))))
        return keys.filter((_, at) => O.isSome(found[at] ?? O.none))
      },
    }
  }

  it('are found under their keys, and no other', async () => {
    const { find, keep } = of(100)
    await keep(['a', '<svg>a</svg>'], ['b', '<svg>b</svg>'])
    expect(await find('a')).toEqual(O.some('<svg>a</svg>'))
    expect(await find('c')).toEqual(O.none)
  })

  it('make room together: the ones that nobody asked for the longest go first', async () => {
    const { find, keep, keys } = of(9)
    await keep(['a', 'aaa'], ['b', 'bbb'], ['c', 'ccc'])
    await find('a')
    await keep(['d', 'ddd'])
    expect(await keys('a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd'])
    await keep(['e', 'eeeeee'])
    expect(await keys('a', 'b', 'c', 'd', 'e')).toEqual(['d', 'e'])
  })

  it('count once when they are kept again', async () => {
    const { keep, keys } = of(6)
    await keep(['a', 'aaa'], ['b', 'bbb'], ['b', 'bbb'], ['b', 'bbb'])
    expect(await keys('a', 'b')).toEqual(['a', 'b'])
  })

  it('do without one that is larger than all room there is', async () => {
    const { keep, keys } = of(5)
    await keep(['a', 'aaa'], ['large', 'x'.repeat(6)])
    expect(await keys('a', 'large')).toEqual(['a'])
  })
})
