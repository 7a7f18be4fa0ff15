import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresAuditTrail } from '../../src/adapters/persistence/insight/audit-trail.reads.ts'
import { AuditRow } from '../../src/adapters/persistence/kernel/audit-log.store.ts'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import type { ActFilter } from '../../src/ports/insight/audit-trail.ts'
import { succeed } from '../contract/both.ts'
import { walked } from '../contract/walked.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

const all: ActFilter = { actor: null, action: null, subject: null, from: null, to: null }

describe('the audit log in PostgreSQL', () => {
  let made: TestDatabase
  let db: Database
  beforeAll(async () => {
    made = await freshDatabase(async (url) => {
      await migrate(url)
    }, 'tables')
    db = await openDatabase([AuditRow], { ...usualDatabaseSettings, url: made.url, poolSize: 1 })
  })
  afterAll(async () => {
    await db?.close()
    await made?.drop()
  })

  const noted = (actor: string, at: string) =>
    db.pool.query(`insert into audit_log (id, actor, action, subject, facts, at) values ($1, $2, 'a', 's', '{}', $3)`, [
      randomUUID(),
      actor,
      at,
    ])

  it('skips and repeats nothing of what happened within one millisecond', async () => {
    const micros = ['000001', '000002', '000002', '000500', '000999', '001000', '001001']
    for (const at of micros) await noted('quick', `2026-01-01T00:00:00.${at}Z`)
    const pages = await walked((page) => postgresAuditTrail(db).list({ ...all, actor: 'quick' }, page), 1)
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(micros.length)
    expect(pages.flat().map(({ at }) => at.getTime() % 1_000)).toEqual([1, 1, 0, 0, 0, 0, 0])
  })

  it.each(['actor', 'action', 'subject'] as const)('finds the acts of one %s by an index', async (name) => {
    await succeed(postgresAuditTrail(db).list({ ...all, [name]: 'x' }, { limit: 20, after: null }))
    await db.pool.query('set enable_seqscan = off; set enable_sort = off')
    const { rows } = await db.pool.query<Readonly<Record<'QUERY PLAN', string>>>(
      `explain execute acts_listed_${name} ('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 21, null, null, 'x')`,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain(`audit_log_of_${name}`)
    expect(plan).not.toMatch(/Sort|Filter/)
  })
})
