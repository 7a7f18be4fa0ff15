import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noting } from '../../bench/statistics/noting.ts'
import { postgresFigureSums } from '../../src/adapters/persistence/insight/figure-sums.store.ts'
import { postgresBooks } from '../../src/adapters/persistence/insight/invariants.reads.ts'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'
import { postgresTransact } from '../../src/adapters/persistence/kernel/transact.ts'
import { SaleRow } from '../../src/adapters/persistence/sales/sales.store.ts'
import { succeed } from '../contract/both.ts'
import { emptying, whole } from './books.ts'
import { type OwnStores, ownStores } from './own-database.ts'

describe('the self-check of sums', () => {
  let own: OwnStores
  let db: Database
  let client: Client
  beforeAll(async () => {
    own = await ownStores([SaleRow])
    db = own.db
    client = own.client
    // The sale is of a workflow that is not kept.
    await client.query('set session_replication_role = replica')
    await client.query(noting)
    for (const table of ['workflow_figures', 'workflow_ranks'])
      await client.query(`alter table ${table} drop constraint ${table}_workflow_id_fkey`)
  })
  beforeEach(async () => {
    await client.query(emptying)
    for (const [table, all] of Object.entries(whole))
      for (const row of all) {
        const names = Object.keys(row)
        const places = names.map((_, at) => `$${at + 1}`)
        await client.query(
          `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
          Object.values(row),
        )
      }
    await succeed(postgresTransact(db)((tx) => postgresFigureSums.take(tx)(100)))
  })
  afterAll(() => own?.close())

  const brokenNames = async (): Promise<ReadonlyArray<string>> =>
    (await succeed(postgresBooks(db, []).check)).filter(({ rows }) => rows.length > 0).map(({ invariant }) => invariant)

  it.each([
    ['figures', 'gross'],
    ['day_figures', 'gross'],
    ['workflow_figures', 'gross'],
    ['workflow_ranks', 'sales'],
  ])('finds one in %s that is not what happened', async (table, column) => {
    const { rows } = await client.query<{ at: string }>(`select ctid::text as at from ${table}`)
    /** Answers where the row is afterwards. */
    const changed = async (at: string | undefined, by: number): Promise<string | undefined> => {
      const text = `update ${table} set ${column} = ${column} + $1 where ctid = $2::tid returning ctid::text as at`
      return (await client.query<{ at: string }>(text, [by, at])).rows[0]?.at
    }
    expect(await brokenNames()).toEqual([])
    const moved = await changed(rows.at(-1)?.at, 1)
    expect(await brokenNames()).toEqual(['figures'])
    await changed(moved, -1)
    expect(await brokenNames()).toEqual([])
  })
})
