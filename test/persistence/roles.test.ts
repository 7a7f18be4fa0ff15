import { randomBytes } from 'node:crypto'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { servingRole } from '../../src/adapters/persistence/kernel/serving-role.ts'
import { migrateAll } from '../../src/composition/migrating.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { portSaid, run } from '../support/process.ts'
import { settingsOf } from '../support/shop.ts'

const password = 'a-password-of-the-roles'

/** Four at once on a busy machine take their time. */
const startWithinMs = 80_000

describe('the serving role', () => {
  let database: TestDatabase
  const [owner, serving] = ['owner', 'serving'].map((name) => `vexa_${name}_${randomBytes(4).toString('hex')}`)
  const urlAs = (role = ''): string => {
    const url = new URL(database.url)
    url.username = role
    url.password = password
    return url.href
  }
  const environment = () => ({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: urlAs(serving),
    DATABASE_POOL: '2',
    PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
  })
  const trying = (role: string | undefined, sql: string) =>
    connected(urlAs(role), async (client) => (await client.query(sql)).rows).catch((error: Error) => error.message)

  beforeAll(async () => {
    database = await freshDatabase(async () => undefined, 'empty')
    await connected(database.url, async (client) => {
      for (const role of [owner, serving]) await client.query(`create role ${role} login password '${password}'`)
      await client.query(`alter database "${database.name}" owner to ${owner}`)
    })
  })
  afterAll(async () => {
    const admin = new URL(database.url)
    await database.drop()
    admin.pathname = '/postgres'
    await connected(admin.href, async (client) => {
      for (const role of [owner, serving]) await client.query(`drop role ${role}`)
    })
  })

  it('cannot start a shop on an empty database, and says what to do', async () => {
    const shop = run(environment())
    expect(await shop.ended).not.toBe(0)
    expect(shop.stderr()).toContain('npm run migrate')
    expect(shop.stderr()).not.toContain(password)
  })

  it('OPS-05: is served by four instances that start together on an empty database', { timeout: 90_000 }, async () => {
    const all = Array.from({ length: 4 }, () => run({ ...environment(), DATABASE_MIGRATION_URL: urlAs(owner) }))
    try {
      const ports = await Promise.all(all.map((each) => each.said(portSaid, startWithinMs)))
      for (const port of ports) expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
      expect(await trying(serving, 'select name from migrations group by name having count(*) > 1')).toEqual([])
    } finally {
      await Promise.all(all.map((each) => each.stop()))
    }
  })

  it.each(['audit_log', 'ledger_entries'])('OPS-10: adds to %s, and neither changes nor empties it', async (table) => {
    for (const sql of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table}`])
      expect(await trying(serving, sql)).toBe(`permission denied for table ${table}`)
    for (const [privilege, may] of [
      ['insert', true],
      ['select', true],
    ])
      expect(await trying(serving, `select has_table_privilege('${table}', '${privilege}') as may`)).toEqual([{ may }])
  })

  it.each([
    ['create table mine (id int)', 'permission denied for schema public'],
    ['create table pgboss.mine (id int)', 'permission denied for schema pgboss'],
    ['create schema mine', /permission denied for database/],
    ['alter table users add mine int', 'must be owner of table users'],
    ['drop table sales', 'must be owner of table sales'],
    ['alter table audit_log disable trigger all', 'must be owner of table audit_log'],
    [`insert into migrations (name) values ('x')`, 'permission denied for table migrations'],
    ['insert into app_clock (shift) values (interval $$1 day$$)', 'permission denied for table app_clock'],
  ])('R11: is refused %s', async (sql, refusal) => {
    expect(await trying(serving, sql)).toEqual(typeof refusal === 'string' ? refusal : expect.stringMatching(refusal))
  })

  const lookedAt = async (role: string | undefined) => {
    const pool = new Pool({ connectionString: urlAs(role) })
    try {
      return (await servingRole({ pool })).faults
    } finally {
      await pool.end()
    }
  }

  it('R11: is found to have rows and no more, and the owner to own', async () => {
    expect(await lookedAt(serving)).toEqual([])
    expect(await lookedAt(owner)).toEqual([
      expect.stringMatching(/^owns \w+, \w+, \w+ and \d+ more$/),
      'may create in public, pgboss',
      'may change audit_log, ledger_entries, migrations and 1 more',
    ])
  })

  it.each([
    [`grant ${owner} to ${serving}`, `revoke ${owner} from ${serving}`, /^owns /],
    [
      `grant create on schema public to ${serving}`,
      `revoke create on schema public from ${serving}`,
      /^may create in public$/,
    ],
    [
      `grant update (actor) on audit_log to ${serving}`,
      `revoke update (actor) on audit_log from ${serving}`,
      /^may change audit_log$/,
    ],
    [
      `grant truncate on ledger_entries to ${serving}`,
      `revoke truncate on ledger_entries from ${serving}`,
      /^may change ledger_entries$/,
    ],
    [`alter role ${serving} createrole`, `alter role ${serving} nocreaterole`, /^may make roles$/],
    [`alter role ${serving} superuser`, `alter role ${serving} nosuperuser`, /^is a superuser$/],
  ])('R11: is found out after %s', async (more, less, fault) => {
    await connected(database.url, (client) => client.query(more))
    try {
      expect((await lookedAt(serving))[0]).toMatch(fault)
    } finally {
      await connected(database.url, (client) => client.query(less))
    }
  })

  it('reads and writes every other table, those of the queue too', async () => {
    const kept = `schemaname in ('public', 'pgboss') and tablename not in ('audit_log', 'ledger_entries', 'migrations', 'app_clock')`
    const lacking = (privilege: string) =>
      trying(
        serving,
        `select tablename from pg_tables where ${kept}
          and not has_table_privilege(format('%I.%I', schemaname, tablename), '${privilege}')`,
      )
    for (const privilege of ['select', 'insert', 'update', 'delete']) expect(await lacking(privilege)).toEqual([])
  })

  it('is granted what a later migration makes, at the moment in which it is made', async () => {
    await trying(owner, 'create table made_later (id int)')
    expect(await trying(serving, 'select * from made_later')).toEqual([])
  })

  it('keeps what it was granted when the schema is migrated anew', async () => {
    expect(await migrateAll(settingsOf({ ...environment(), DATABASE_MIGRATION_URL: urlAs(owner) }))).toEqual([])
    expect(await trying(serving, 'delete from audit_log')).toBe('permission denied for table audit_log')
    expect(await trying(serving, 'select count(*)::int as n from sales')).toEqual([{ n: 0 }])
  })
})
