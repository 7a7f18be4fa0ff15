import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from '../../features/support/table.ts'
import { salesTable, tableRows } from '../../src/adapters/http/insight/sales-table.ts'

const calculated = /^[=+\-@\t\r＝＋－＠]/

/** As an import reads it. */
const readAgain = (cells: ReadonlyArray<string>): ReadonlyArray<string> => {
  const names = cells.map((_, at) => `c${at}`)
  const [row = {}] = cellsOf(tableRows([names, cells]))
  return names.map((name) => row[name] ?? '')
}

describe('the table of sales', () => {
  const hostile = fc.tuple(
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", '＝'),
    fc.string({ unit: 'binary' }),
  )
  const texts = fc.array(
    hostile.map(([first, rest]) => first + rest),
    { minLength: 1, maxLength: 5 },
  )

  it('INPUT-16: gives every text back, whatever is in it; what would be calculated has an apostrophe before it', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        const again = readAgain(cells)
        expect(again).toEqual(cells.map((cell) => (calculated.test(cell) ? `'${cell}` : cell)))
        for (const cell of again) expect(cell).not.toMatch(calculated)
      }),
    )
  })

  it.each(["=cmd|' /C calc'!A0", '+1', '-1', '@x', '\tx', '\rx'])('INPUT-16: does not let %j be calculated', (cell) => {
    expect(readAgain([cell, 'x'])).toEqual([`'${cell}`, 'x'])
  })

  it('leaves amounts numbers, below nothing too', () => {
    expect(tableRows([[-5, 7]])).toBe('-5,7\r\n')
  })

  it('says that nothing more is wanted to where the sales come from, though nothing was taken yet', async () => {
    let wanted = true
    const lots: AsyncIterableIterator<never> = {
      [Symbol.asyncIterator]: () => lots,
      next: async () => ({ done: true, value: undefined }),
      return: async () => {
        wanted = false
        return { done: true, value: undefined }
      },
    }
    await salesTable(lots).return?.()
    expect(wanted).toBe(false)
  })
})
