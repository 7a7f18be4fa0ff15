import { describe, expect, it } from 'vitest'
import { searchDocument } from '../../../../src/domain/catalogue/search/search-document.ts'
import { isFound, rankOf } from '../../../../src/domain/catalogue/search/sought.ts'
import type { Listing } from '../../../../src/domain/catalogue/workflow.ts'
import { uploadedWith } from '../workflow-examples.ts'

const documentOf = (listing: Partial<Listing> = {}) =>
  searchDocument({
    ...uploadedWith(),
    ...{ title: 'Invoices', summary: 'To a sheet', description: 'By mail', tags: ['daily'], ...listing },
  })

describe('what is searched of a workflow', () => {
  it('is each word with the fields that it stands in, the weightiest first', () => {
    const document = documentOf({ description: 'Invoices by mail to a sheet' })
    expect(document.get('invoices')).toEqual(['title', 'description'])
    expect(document.get('sheet')).toEqual(['summary', 'description'])
    expect(document.get('daily')).toEqual(['labels'])
  })

  it('is four hundred words at most, the last of the description left out', () => {
    const description = Array.from({ length: 1_000 }, (_, at) => `word${at}`).join(' ')
    const document = documentOf({ description })
    expect(document.size).toBe(400)
    expect(document.has('invoices')).toBe(true)
    expect(document.has('word0')).toBe(true)
    expect(document.has('word999')).toBe(false)
  })
})

describe('a search', () => {
  it('is answered by what has one of each of its words', () => {
    expect(isFound(documentOf(), [['invoices'], ['sheet']])).toBe(true)
    expect(isFound(documentOf(), [['invoise', 'invoices']])).toBe(true)
    expect(isFound(documentOf(), [['invoices'], ['nothing']])).toBe(false)
    expect(isFound(documentOf(), [])).toBe(false)
  })

  it('ranks what stands in a title above all the rest together', () => {
    const everywhere = documentOf({ title: 'X', tags: ['mail'], summary: 'Mail', description: 'Mail' })
    expect(rankOf(documentOf({ title: 'Mail' }), [['mail']])).toBeGreaterThan(rankOf(everywhere, [['mail']]))
    expect(rankOf(everywhere, [['mail']])).toBeGreaterThan(rankOf(documentOf({ description: 'mail' }), [['mail']]))
  })

  it('ranks what was asked for above what stands for it', () => {
    const meant = [['mail', 'mails']]
    expect(rankOf(documentOf({ title: 'Mail' }), meant)).toBeGreaterThan(rankOf(documentOf({ title: 'Mails' }), meant))
  })
})
