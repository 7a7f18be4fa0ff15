import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditRow } from '../../src/adapters/persistence/kernel/audit-log.store.ts'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../../src/adapters/persistence/kernel/events.store.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { sums } from '../support/sums.ts'
import { columnsIn, drift, mappingsIn } from './drift.ts'

/** Tables that no entity maps: the migrations' own, libraries', and those whose statements are SQL alone. */
const unmapped = [
  'migrations',
  'throttles',
  'idempotency_keys',
  'app_clock',
  'search_words',
  'category_shelves',
  'catalogue_changes',
  'audit_reasons',
  ...sums,
]

describe('mappings and migrations', () => {
  let made: TestDatabase
  let db: Database
  let client: Client
  beforeAll(async () => {
    made = await freshDatabase(async (url) => void (await migrate(url)), 'tables')
    db = await openDatabase([EventRow, AuditRow, ...capabilities.flatMap(({ entities }) => entities)], {
      ...usualDatabaseSettings,
      url: made.url,
    })
    client = new Client({ connectionString: made.url })
    await client.connect()
  })
  afterAll(async () => {
    await client?.end()
    await db?.close()
    await made?.drop()
  })

  it('tell the same story', async () => {
    expect(mappingsIn(db).length).toBeGreaterThan(15)
    expect(drift(mappingsIn(db), await columnsIn(client), unmapped)).toEqual([])
  })

  describe('are seen to differ when', () => {
    const driftAfter = async (change: string): Promise<ReadonlyArray<string>> => {
      await client.query('begin')
      try {
        await client.query(change)
        return drift(mappingsIn(db), await columnsIn(client), unmapped)
      } finally {
        await client.query('rollback')
      }
    }

    it.each([
      ['a table goes', 'drop table audit_log', 'audit_log is no table'],
      ['a table comes', 'create table wishes (id uuid primary key)', 'wishes has no mapping'],
      ['a column goes', 'alter table users drop column name', 'users.name is mapped and not there'],
      ['a column is renamed', 'alter table audit_log rename actor to doer', 'audit_log.actor is mapped and not there'],
      [
        'a column must be filled',
        'alter table users add age integer not null',
        'users.age must be filled and is not mapped',
      ],
      [
        'a type changes',
        'alter table users alter name type varchar(9)',
        'users.name is character varying(9), mapped as text',
      ],
      ['a column may be empty', 'alter table users alter name drop not null', 'users.name may be empty'],
      ['a key goes', 'alter table audit_log drop constraint audit_log_pkey', 'audit_log.id is not in the primary key'],
    ])('%s: %s', async (_, change, fault) => {
      expect(await driftAfter(change)).toContain(fault)
    })

    it('and not when a column comes that may be empty or fills itself, as the release before has to live with', async () => {
      expect(await driftAfter('alter table users add nick text, add level integer not null default 1')).toEqual([])
    })
  })
})
