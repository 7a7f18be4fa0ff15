import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { wordsOf } from '../../../src/domain/catalogue/words-of.ts'
import {
  everything,
  type Sort,
  type WorkflowFilters,
  WorkflowReads,
} from '../../../src/ports/catalogue/workflow-reads.ts'
import { both, succeed } from '../both.ts'
import { someTime } from '../examples.ts'
import { walked } from '../walked.ts'
import { stocked } from './stock.ts'

const minute = 60_000

const facts = {
  integrations: ['notion'],
  nodeTypes: ['n8n-nodes-base.notion', 'n8n-nodes-base.executeCommand'],
  trigger: 'webhook',
  nodeCount: 2,
  risk: 'low',
} as const

both('A search', [accounts, catalogue, delivery], (side) => {
  const reads = () => side().of(WorkflowReads)
  const asked = (q: string, filters: Partial<WorkflowFilters> = {}): WorkflowFilters => ({
    ...everything,
    ...filters,
    words: wordsOf(q),
  })
  const titles = async (q: string, sort: Sort = 'newest', filters: Partial<WorkflowFilters> = {}) => {
    const page = await succeed(reads().list(asked(q, filters), sort, { limit: 100, after: null }))
    return page.items.map(({ title }) => title)
  }
  const put = (at: number, listing: NonNullable<Parameters<typeof stocked>[1]>['listing'], version = {}) =>
    stocked(side(), {
      at: new Date(someTime.getTime() + at * minute),
      listing: { summary: 'In short', description: 'At length', categories: [], tags: [], ...listing },
      version: { facts: { ...facts, ...version } },
    })

  it.each([
    ['invoices', 'Invoices to a sheet'],
    ['INVOICES', 'Invoices to a sheet'],
    ['sheet invoices', 'Invoices to a sheet'],
    ['inv', 'Invoices to a sheet'],
    ['sheet inv', 'Invoices to a sheet'],
    ['invocies', 'Invoices to a sheet'],
    ['invoises', 'Invoices to a sheet'],
    ['nvoices', 'Invoices to a sheet'],
    ['invoic', 'Invoices to a sheet'],
    ['uberweisung', 'Überweisung an Łukasz — œuvre'],
    ['ÜBERWEISUNG', 'Überweisung an Łukasz — œuvre'],
    ['überwiesung', 'Überweisung an Łukasz — œuvre'],
    ['lukasz oeuvre', 'Überweisung an Łukasz — œuvre'],
    ['发票', '自动生成发票并发送'],
    ['生成发票', '自动生成发票并发送'],
    ['票', '自动生成发票并发送'],
    ['الفواتير', 'إرسال الفواتير إلى الجدول'],
    ['فواتير', 'إرسال الفواتير إلى الجدول'],
    ['ارسال', 'إرسال الفواتير إلى الجدول'],
    ['счёт', 'Счет и отчёт в таблицу'],
    ['ОТЧЕТ', 'Счет и отчёт в таблицу'],
    ['табл', 'Счет и отчёт в таблицу'],
    ['請求書', '請求書をがくに'],
    ['자동', '자동화 보고서'],
  ])('for %j finds %j, and nothing else', async (q, title) => {
    await put(0, { title: 'Something else entirely' })
    await put(1, { title: 'Invoices to a sheet' })
    await put(2, { title: 'Überweisung an Łukasz — œuvre' })
    await put(3, { title: '自动生成发票并发送' })
    await put(4, { title: 'إرسال الفواتير إلى الجدول' })
    await put(5, { title: 'Счет и отчёт в таблицу' })
    await put(6, { title: '請求書をがくに' })
    await put(7, { title: '자동화 보고서' })
    expect(await titles(q)).toEqual([title])
    expect(await titles(q, 'relevance')).toEqual([title])
  })

  it.each(['发书', 'sheet nothingness', 'xyzzyx', '☃ %', 'a & | ! ( :* <-> b', "'", '\\', '"'])(
    'for %j finds nothing',
    async (q) => {
      await put(0, { title: 'Invoices to a sheet' })
      await put(1, { title: '自动生成发票并发送' })
      expect(await titles(q)).toEqual([])
      expect(await titles(q, 'relevance')).toEqual([])
      const { price, risk } = await succeed(reads().facets(asked(q), 'NGN'))
      expect([price.count, risk]).toEqual([0, []])
    },
  )

  it('ranks by where a word stands: title, then labels, summary, description and node types', async () => {
    const none = { integrations: [], nodeTypes: [] }
    await put(0, { title: 'Send a telegram' }, none)
    await put(1, { title: 'By tag', tags: ['telegram'] }, none)
    await put(2, { title: 'By integration' }, { ...none, integrations: ['telegram'] })
    await put(3, { title: 'By summary', summary: 'Writes a telegram' }, none)
    await put(4, { title: 'By description', description: 'It writes a telegram.' }, none)
    await put(5, { title: 'By node' }, { ...none, nodeTypes: ['n8n-nodes-base.telegram'] })
    await put(6, { title: 'By the beginning of telegraphy', summary: 'telegraph' }, none)
    const expected = ['Send a telegram', 'By integration', 'By tag', 'By summary', 'By description', 'By node']
    expect(await titles('telegram', 'relevance')).toEqual(expected)
    expect(await titles('telegram', 'newest')).toEqual([
      'By node',
      'By description',
      'By summary',
      'By integration',
      'By tag',
      'Send a telegram',
    ])
  })

  it('finds node types by their parts', async () => {
    await put(0, { title: 'A shell' })
    expect(await titles('execute command')).toEqual(['A shell'])
    expect(await titles('executecommand')).toEqual(['A shell'])
  })

  it('prefers what was asked for to what it begins', async () => {
    await put(0, { title: 'Mail' })
    await put(1, { title: 'Mailbox' })
    expect(await titles('mail', 'relevance')).toEqual(['Mail', 'Mailbox'])
    expect(await titles('mailb', 'relevance')).toEqual(['Mailbox'])
  })

  it('goes together with filters and every order', async () => {
    const naira = (amount: number) => ({ amount, currency: 'NGN' }) as const
    await put(0, { title: 'Invoice one', price: naira(300), categories: ['books'] })
    await put(1, { title: 'Invoice two', price: naira(0), tags: ['daily'] })
    await put(2, { title: 'Invoice three', price: naira(100), categories: ['books', 'mail'] })
    expect(await titles('invoice', 'price', { currency: 'NGN' })).toEqual([
      'Invoice two',
      'Invoice three',
      'Invoice one',
    ])
    expect(await titles('invoice', '-price', { currency: 'NGN', category: 'books' })).toEqual([
      'Invoice one',
      'Invoice three',
    ])
    expect(await titles('invoice', 'relevance', { free: false, node: 'n8n-nodes-base.notion' })).toEqual([
      'Invoice three',
      'Invoice one',
    ])
    expect(await titles('invoice', 'popular', { tag: 'daily', trigger: 'webhook', integration: 'notion' })).toEqual([
      'Invoice two',
    ])
    expect(await titles('', 'price', { currency: 'NGN', category: 'books' })).toEqual(['Invoice three', 'Invoice one'])
    expect(await titles('', 'popular', { category: 'mail' })).toEqual(['Invoice three'])
  })

  it('follows what is said of a workflow, and forgets what is no longer', async () => {
    await put(0, { title: 'Before' })
    expect(await titles('before')).toEqual(['Before'])
    await stocked(side(), { listing: { title: 'A draft of mine' }, published: false })
    expect(await titles('mine')).toEqual([])
  })

  it('shows every answer once, page by page, by relevance, what comes meanwhile left out', async () => {
    for (let at = 0; at < 7; at += 1)
      await put(at, { title: at % 2 === 0 ? `Report ${at}` : `Other ${at}`, summary: 'A report' })
    const list = (page: Parameters<ReturnType<typeof reads>['list']>[2]) =>
      reads().list(asked('report'), 'relevance', page)
    const all = (await walked(list, 100)).flat().map(({ title }) => title)
    expect(all).toEqual(['Report 6', 'Report 4', 'Report 2', 'Report 0', 'Other 5', 'Other 3', 'Other 1'])
    expect((await walked(list, 3)).map((page) => page.map(({ title }) => title))).toEqual([
      all.slice(0, 3),
      all.slice(3, 6),
      all.slice(6),
    ])
    const first = await succeed(list({ limit: 3, after: null }))
    await put(60, { title: 'Report of later' })
    const second = await succeed(list({ limit: 3, after: first.next }))
    expect(second.items.map(({ title }) => title)).toEqual(all.slice(3, 6))
  })
})
