import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestShop, testShop } from '../support/shop.ts'
import { anUpload, post } from './support/catalogue.ts'
import { buyer, register, shopOwner } from './support/people.ts'

/** Whatever it is that stands in a statement, its text is what PostgreSQL parses. */
const textOf = ([first]: ReadonlyArray<unknown>): string =>
  typeof first === 'string' ? first : String((first as Readonly<{ text?: unknown }>).text)

describe('a statement of the shop', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ CURRENCIES: 'NGN' })
  })
  afterAll(() => shop?.stop())

  /** All that was sent while this was done. */
  const sentWhile = async (act: () => Promise<void>): Promise<ReadonlyArray<string>> => {
    const asked = vi.spyOn(Client.prototype, 'query')
    try {
      await act()
      return asked.mock.calls.map(textOf)
    } finally {
      asked.mockRestore()
    }
  }

  it('INPUT: has what people said as parameters, and in no case in its text', async () => {
    const marker = `canary-${randomUUID()}`
    const texts = await sentWhile(async () => {
      const person = await buyer(shop)
      const operator = await shopOwner(shop)
      const done = [
        await register(shop, { name: marker }),
        await post(shop, operator, '/api/admin/workflows', anUpload({ title: marker, summary: marker })),
        await post(shop, person, '/api/custom-requests', { title: marker, description: marker }),
      ]
      expect(done.map(({ status }) => status)).toEqual([201, 201, 201])
    })
    const written = texts.filter((text) => /^\s*insert into/i.test(text))
    expect(written.length).toBeGreaterThan(10)
    expect(written.filter((text) => /values\s*\(\s*'/i.test(text))).toEqual([])
    expect(texts.filter((text) => text.includes('canary'))).toEqual([])
  })
})
