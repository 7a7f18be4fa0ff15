import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameOf } from '../../../src/domain/delivery/file-name.ts'

const slug = 'invoices-to-sheets'

describe('the name of an item’s file', () => {
  it.each([
    ['Invoices to Sheets', 'Invoices to Sheets.json'],
    ['Rechnungen – über Ọbí 🌍', 'Rechnungen – über Ọbí 🌍.json'],
    ['backup.json', 'backup.json'],
    ['Report v1.2', 'Report v1.2.json'],
    ['a"; filename=evil.exe\r\nX: 1 – ünï.json', 'a-; filename=evil.exe X- 1 – ünï.json'],
    ['../../app.js', 'app.js.json'],
    ['C:\\Windows\\x', 'C-Windows-x.json'],
    ['  .hidden. ', 'hidden.json'],
    ['--help', 'help.json'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe.json'],
    ['tab\tand\u0000null\u007f', 'tab and null.json'],
    ['half\ud800', 'half.json'],
    ['Und \u200bjoined\u200d', 'Und joined.json'],
  ])('for %j is %j', (title, name) => {
    expect(fileNameOf(title, slug)).toBe(name)
  })

  it.each(['CON', 'con.txt', 'Nul ', 'aux', 'PRN.json', 'COM1', 'com¹', 'LPT9.report', 'conout$'])(
    'is no device of Windows for %j',
    (title) => {
      expect(fileNameOf(title, slug)).toMatch(/^_/)
    },
  )

  it.each(['Connect', 'Communication', 'nulled', 'auxiliary'])(
    'leaves %j, which only begins like a device',
    (title) => {
      expect(fileNameOf(title, slug)).toBe(`${title}.json`)
    },
  )

  it.each(['', '   ', '...', '\u0000', '\u202e'])('is the slug’s where nothing is left of %j', (title) => {
    expect(fileNameOf(title, slug)).toBe('invoices-to-sheets.json')
  })

  it('spells the same title in the same way, however its marks are encoded', () => {
    expect(fileNameOf('u\u0308ber', slug)).toBe(fileNameOf('\u00fcber', slug))
  })

  const titles = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('.', '/', '\\', ' ', '-', 'con', 'NUL', '.json', '"', '\r\n', 'é', '🌍'),
      maxLength: 120,
    }),
  )

  it('is a plain name that every file system takes, whatever the title', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const name = fileNameOf(title, slug)
        expect(name).toMatch(/^[^\s.-].*\.json$/su)
        expect(name).not.toMatch(/[\p{C}<>:"/\\|?*]/u)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*\./i)
        expect(name).not.toMatch(/[\s.]\.json$/u)
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(210)
        expect(name.isWellFormed()).toBe(true)
      }),
    )
  })
})
