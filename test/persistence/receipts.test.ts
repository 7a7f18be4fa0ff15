import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OwnDatabase, ownDatabase } from './own-database.ts'

describe('the database and receipts', () => {
  let own: OwnDatabase
  let client: Client
  beforeAll(async () => {
    own = await ownDatabase()
    client = own.client
  })
  afterAll(() => own?.close())
  beforeEach(async () => {
    await client.query('set session_replication_role = replica')
    await client.query('truncate receipts, receipt_counters')
    await client.query('set session_replication_role = origin')
  })

  const countTo = (last: number, kind = 'receipt') =>
    client.query('update receipt_counters set last = $2 where kind = $1', [kind, last])

  const insert = (facts: Readonly<Record<string, unknown>>) => {
    const row = {
      id: randomUUID(),
      kind: 'receipt',
      number: 1,
      reason: 'sale',
      cause: randomUUID(),
      buyer_name: 'Ada Obi',
      buyer_email: 'ada@buyers.example',
      ...facts,
    }
    const names = Object.keys(row)
    return client.query(
      `insert into receipts (${names.join(', ')}, sale_id, user_id, reference, item_title, list_amount, discount_amount,
         refunded_before_amount, tax_amount, total_amount, charged_amount, currency, tax_percent, tax_included, paid_at,
         issued_at)
       values (${names.map((_, at) => `$${at + 1}`).join(', ')}, gen_random_uuid(), gen_random_uuid(), 'VX', 'Invoices',
         1, 0, 0, 0, 1, 1, 'NGN', 0, true, now(), now())`,
      Object.values(row),
    )
  }

  /** One receipt as its job leaves it; whose sale it is does not matter here. */
  const issued = async (): Promise<void> => {
    await client.query(`insert into receipt_counters (kind, last) values ('receipt', 0)`)
    await client.query('alter table receipts disable trigger all')
    await client.query('alter table receipts enable trigger user')
    await client.query('begin')
    await countTo(1)
    await insert({})
    await client.query('commit')
  }

  it('P39: let nobody change, delete or empty a receipt; erasure empties whose it was, and that is all', async () => {
    await issued()
    for (const change of [
      'total_amount = 2',
      'number = 2',
      `item_title = 'Something else'`,
      `buyer_name = 'Ben'`,
      `buyer_email = 'ben@buyers.example'`,
      'buyer_name = null, tax_amount = 1',
    ])
      await expect(client.query(`update receipts set ${change}`)).rejects.toThrow(/never changed/)
    await expect(client.query('delete from receipts')).rejects.toThrow(/never changed/)
    await expect(client.query('truncate receipts')).rejects.toThrow(/never changed/)
    await client.query('update receipts set buyer_name = null, buyer_email = null')
    await expect(client.query(`update receipts set buyer_name = 'Ada Obi'`)).rejects.toThrow(/never changed/)
    const { rows } = await client.query('select buyer_name, buyer_email, item_title from receipts')
    expect(rows).toEqual([{ buyer_name: null, buyer_email: null, item_title: 'Invoices' }])
  })

  it('P39: let no number be left out, given twice, or counted without its paper', async () => {
    await issued()
    await expect(countTo(3)).rejects.toThrow(/without gaps/)
    await expect(countTo(1)).rejects.toThrow(/without gaps/)
    await expect(countTo(2)).rejects.toThrow(/without gaps/)
    await expect(insert({ number: 2, reason: 'correction' })).rejects.toThrow(/without gaps/)
    await expect(insert({ number: 1, reason: 'correction' })).rejects.toThrow(/duplicate key/)
    await expect(insert({ kind: 'credit_note', number: 1, reason: 'refund' })).rejects.toThrow(/without gaps/)
    await expect(client.query('delete from receipt_counters')).rejects.toThrow(/never changed/)
    await expect(client.query(`insert into receipt_counters values ('credit_note', 5)`)).rejects.toThrow(/without gaps/)
  })
})
