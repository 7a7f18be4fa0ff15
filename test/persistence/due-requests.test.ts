import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDue } from '../../src/adapters/persistence/requests/custom-requests.store.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'

describe('requests that are due', () => {
  let own: OwnDatabase
  let client: Client
  beforeAll(async () => {
    own = await ownDatabase()
    client = own.client
    await client.query('set session_replication_role = replica')
    await client.query(`
      insert into custom_requests (id, user_id, title, description, integrations, status, workflow_id, delivered_version_id,
                                   delivered_at, quote_id, created_at, updated_at)
      select gen_random_uuid(), gen_random_uuid(), '', '', '{}', 'closed', gen_random_uuid(), gen_random_uuid(), now(),
             gen_random_uuid(), now(), now()
        from generate_series(1, 20000)`)
    await client.query('analyze custom_requests, quotes')
  })
  afterAll(() => own?.close())

  it('P25: are found by indexes of what waits, however many are over', async () => {
    const { rows } = await client.query<Readonly<Record<'QUERY PLAN', string>>>(
      `explain ${lockDue}`,
      [50, 1_209_600_000],
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/custom_requests_(unanswered|by_status)/)
    expect(plan).toContain('custom_requests_looked_at')
    expect(plan).not.toContain('Seq Scan on custom_requests')
  })
})
