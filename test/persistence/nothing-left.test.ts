import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresBooks } from '../../src/adapters/persistence/insight/invariants.reads.ts'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'
import { kernelPrivacy } from '../../src/adapters/persistence/kernel/kernel.privacy.ts'
import { erasing } from '../../src/adapters/persistence/kernel/privacy.ts'
import { SaleRow } from '../../src/adapters/persistence/sales/sales.store.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { succeed } from '../contract/both.ts'
import { type OwnStores, ownStores } from './own-database.ts'

const tables = [...kernelPrivacy, ...capabilities.flatMap(({ privacy }) => privacy)]

describe('I16: the self-check of erasures', () => {
  let own: OwnStores
  let db: Database
  let client: Client
  beforeAll(async () => {
    own = await ownStores([SaleRow])
    db = own.db
    client = own.client
    await client.query('set session_replication_role = replica')
  })
  afterAll(() => own?.close())

  /** Somebody who was erased, and of whom what has to go is gone. */
  const erased = async (ago: string): Promise<string> => {
    const id = randomUUID()
    await client.query(
      `insert into users (id, email, email_key, name, status, password_hash, created_at, erased_at)
       values ($1::uuid, 'ada@example.test', $1::uuid::text, 'Ada', 'erased', 'x', now() - interval '1 year', now() - $2::interval)`,
      [id, ago],
    )
    for (const text of erasing(tables)) await client.query(text, [id])
    return id
  }
  const left = async (id: string): Promise<ReadonlyArray<unknown>> => {
    const found = (await succeed(postgresBooks(db, tables).check)).find(({ invariant }) => invariant === 'I16 erasure')
    if (found === undefined) throw new Error('erasures are not looked at')
    return found.rows.flatMap((row) => {
      const { of, table } = row as Readonly<{ of: string; table: string }>
      return of === id ? [table] : []
    })
  }

  it('finds nothing where nothing is left', async () => {
    expect(await left(await erased('5 days'))).toEqual([])
  })

  it('finds a name that came back, and a session that was never ended', async () => {
    const id = await erased('5 days')
    await client.query(`update users set name = 'Ada' where id = $1`, [id])
    await client.query(
      `insert into sessions (id, user_id, user_agent, address, created_at, last_seen_at, rotated_at)
       values (gen_random_uuid(), $1, 'Firefox', '192.0.2.7', now(), now(), now())`,
      [id],
    )
    expect((await left(id)).toSorted()).toEqual(['sessions', 'users'])
  })

  it('finds what was said in a request', async () => {
    const id = await erased('5 days')
    await client.query(
      `insert into custom_requests (id, user_id, title, description, integrations, status, created_at, updated_at)
       values (gen_random_uuid(), $1, 'For Ada', 'Of Ada', '{}', 'cancelled', now(), now())`,
      [id],
    )
    expect(await left(id)).toEqual(['custom_requests'])
  })

  it('waits for what was under way when the account was erased', async () => {
    const id = await erased('1 day')
    await client.query(`update users set name = 'Ada' where id = $1`, [id])
    expect(await left(id)).toEqual([])
  })
})
