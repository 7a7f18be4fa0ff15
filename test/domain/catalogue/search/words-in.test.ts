import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../../src/domain/catalogue/search/plain-text.ts'
import { wordsAsked, wordsIn } from '../../../../src/domain/catalogue/search/words-in.ts'
import { wordsOf } from '../../../../src/domain/catalogue/words-of.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })

describe('the words of a text', () => {
  it.each([
    ['Überweisung → Slack', ['uberweisung', 'slack']],
    ['Łódź straße ÆON œuvre', ['lodz', 'strasse', 'aeon', 'oeuvre']],
    ['İstanbul ISTANBUL ılık', ['istanbul', 'ilik']],
    ['ΟΔΟΣ οδός', ['οδοσ']],
    ['Ёлка и отчёт', ['елка', 'и', 'отчет']],
    ['الفَواتِير إلى', ['فواتير', 'الي']],
    ["don't l’été", ['dont', 'lete']],
    ['googleSheets', ['googlesheets', 'google', 'sheets']],
    ['google-sheets', ['google', 'sheets', 'googlesheets']],
    ['n8n v1.2', ['n8n', 'v1', '2']],
    ['发票', ['发', '票', '发票']],
    ['用Slack发票', ['用', 'slack', '发', '票', '发票']],
    ['がく', ['が', 'く', 'がく']],
    ['자동화', ['자동화']],
    ['☃ % _ 🌍', []],
  ])('of %j are %j', (written, words) => expect(wordsIn(written)).toEqual(words))

  it('are of forty letters at most', () => expect(wordsIn('x'.repeat(500))).toEqual(['x'.repeat(40)]))

  it('are the same however the text is composed, or written large', () => {
    fc.assert(
      fc.property(text, (some) => {
        expect(wordsIn(some.normalize('NFD'))).toEqual(wordsIn(some.normalize('NFC')))
        expect(plainText(plainText(some))).toBe(plainText(some))
      }),
    )
  })

  it('have nothing in them but letters, marks and digits', () => {
    fc.assert(
      fc.property(text, (some) => {
        for (const word of wordsIn(some)) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]{1,80}$/u)
      }),
    )
  })

  it('have no signs that only look like letters of their script', () => expect(wordsIn('⺀ 水')).toEqual(['水']))

  it('hold every word that is asked for', () => {
    fc.assert(
      fc.property(text, (some) => {
        const words = new Set(wordsIn(some))
        expect(wordsAsked(some).filter((word) => !words.has(word))).toEqual([])
      }),
    )
  })
})

describe('a question', () => {
  it('that is empty asks for everything, one without words for nothing', () => {
    expect(wordsOf('  ')).toBeNull()
    expect(wordsOf('%_')).toEqual([])
  })

  it('has ten words at most, each once', () => {
    expect(wordsOf('a b a c d e f g h i j k l')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
  })

  it('asks for pairs of neighbours in scripts without spaces', () => {
    expect(wordsOf('自动发票')).toEqual(['自动', '动发', '发票'])
    expect(wordsOf('票')).toEqual(['票'])
  })
})
