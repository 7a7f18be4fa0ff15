import { describe, expect, it } from 'vitest'
import { type Answer, at, each, startUnderTest, type UnderTest } from './sandbox-under-test.ts'

const references = async ({ api }: UnderTest, query: string): Promise<readonly unknown[]> =>
  each(await api(`/transaction${query}`), 'data', 'reference')

const withFive = async (): Promise<UnderTest> => {
  const under = await startUnderTest()
  for (const number of [1, 2, 3, 4, 5]) {
    await under.initialize({ reference: `r${number}`, amount: number * 1000, email: `payer${number % 2}@example.com` })
  }
  await under.control('POST', '/transactions/r2/pay')
  return under
}

describe('listing transactions', () => {
  it('gives the newest first, with what a page is made of', async () => {
    const { api } = await withFive()
    const answer = await api('/transaction?perPage=2&page=2')
    expect(answer).toMatchObject({ status: 200, body: { status: true, message: 'Transactions retrieved' } })
    expect(each(answer, 'data', 'reference')).toEqual(['r3', 'r2'])
    expect(at(answer, 'meta')).toEqual({
      total: 5,
      total_volume: 15_000,
      skipped: 2,
      perPage: 2,
      page: 2,
      pageCount: 3,
    })
  })

  it('holds fifty a page unless told otherwise', async () => {
    const { api } = await withFive()
    expect(at(await api('/transaction'), 'meta.perPage')).toBe(50)
    expect(at(await api('/transaction?perPage=none'), 'meta.perPage')).toBe(50)
  })

  it('filters by status, amount, payer’s number and time', async () => {
    const under = await withFive()
    const first = await under.verify('r1')
    const today = String(at(first, 'data.created_at')).slice(0, 10)
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    expect(await references(under, '?status=success')).toEqual(['r2'])
    expect(await references(under, '?status=abandoned&amount=3000')).toEqual(['r3'])
    expect(await references(under, `?customer=${at(first, 'data.customer.id')}`)).toEqual(['r5', 'r3', 'r1'])
    expect(await references(under, '?to=2016-09-21')).toEqual([])
    expect(await references(under, `?from=${today}&to=${tomorrow}`)).toHaveLength(5)
  })

  it('gives a day’s payments and refunds to compare with, whatever became of them since', async () => {
    const { api, control } = await withFive()
    const from = String(at(await control('PUT', '/clock', { advanceMs: 86_400_000 }), 'now'))
    await control('POST', '/transactions/r3/pay', { fee: 500 })
    await control('POST', '/refunds', { reference: 'r2', amount: 500 })
    const day = async (path: string) => api(`${path}?from=${from}&to=${from.slice(0, 10)}`)
    expect(at(await day('/transaction'), 'data')).toEqual([])
    expect(each(await day('/refund'), 'data', 'amount')).toEqual([500])
    const all = await api('/transaction')
    expect([each(all, 'data', 'amount'), each(all, 'data', 'requested_amount'), each(all, 'data', 'fees')]).toEqual([
      [5_000, 4_000, 3_500, 2_000, 1_000],
      [5_000, 4_000, 3_000, 2_000, 1_000],
      [null, null, 500, 30, null],
    ])
    expect(each(all, 'data', 'status')).toEqual(['abandoned', 'abandoned', 'success', 'reversal-pending', 'abandoned'])
  })

  it('finds nothing for a payer’s code, as Paystack does', async () => {
    const under = await withFive()
    const code = at(await under.verify('r1'), 'data.customer.customer_code')
    expect(await references(under, `?customer=${code}`)).toEqual([])
  })

  it('walks by cursor to the end and back', async () => {
    const under = await withFive()
    const page = (query: string) => under.api(`/transaction?use_cursor=true&perPage=2${query}`)
    const cursor = (answer: Answer, name: string) => encodeURIComponent(String(at(answer, `meta.${name}`)))
    const first = await page('')
    const second = await page(`&next=${cursor(first, 'next')}`)
    const third = await page(`&next=${cursor(second, 'next')}`)
    const back = await page(`&previous=${cursor(third, 'previous')}`)
    const pages = [first, second, third, back].map((answer) => each(answer, 'data', 'reference'))
    expect(pages).toEqual([['r5', 'r4'], ['r3', 'r2'], ['r1'], ['r3', 'r2']])
    expect(at(first, 'meta')).toEqual({ next: expect.any(String), previous: null, perPage: 2 })
    expect(at(third, 'meta.next')).toBeNull()
  })
})

describe('fetching a transaction by its number', () => {
  it('gives it in the shape of its own', async () => {
    const { api, verify } = await withFive()
    const id = at(await verify('r2'), 'data.id')
    expect(await api(`/transaction/${id}`)).toMatchObject({
      status: 200,
      body: {
        message: 'Transaction retrieved',
        data: { id, reference: 'r2', helpdesk_link: null, plan: {}, source: { type: 'api' } },
      },
    })
  })

  it('refuses a number that nobody has, and what is no number', async () => {
    const { api } = await withFive()
    expect(await api('/transaction/1')).toMatchObject({ status: 404, body: { message: 'Transaction not found' } })
    expect(await api('/transaction/r2')).toMatchObject({
      status: 400,
      body: { message: 'Transaction ID should be numeric.' },
    })
  })
})
