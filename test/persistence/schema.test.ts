import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { type Column, columnsIn } from './drift.ts'

describe('the schema', () => {
  let made: TestDatabase
  let client: Client
  let columns: ReadonlyArray<Column>
  beforeAll(async () => {
    made = await freshDatabase(async (url) => void (await migrate(url)), 'tables')
    client = new Client({ connectionString: made.url })
    await client.connect()
    columns = await columnsIn(client)
  })
  afterAll(async () => {
    await client?.end()
    await made?.drop()
  })

  it('keeps amounts in bigint, and none may be a fraction', () => {
    const amounts = columns.filter(({ name }) => name.endsWith('_amount') || name === 'amount' || name === 'delta')
    expect(amounts.length).toBeGreaterThan(10)
    expect(amounts.filter(({ type }) => type !== 'bigint')).toEqual([])
  })

  it('keeps times with their zone', () => {
    expect(
      columns.filter(({ type, table }) => /^timestamp.* without time zone$/.test(type) && table !== 'migrations'),
    ).toEqual([])
  })

  it('points with foreign keys: every column named for another table’s row has one', async () => {
    const { rows } = await client.query<{ table: string; column: string }>(
      `select c.conrelid::regclass::text as table, a.attname as column
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
        where c.contype = 'f'`,
    )
    const keyed = new Set(rows.map(({ table, column }) => `${table}.${column}`))
    const pointing = /^(user|workflow|version|sale|entitlement|checkout|admin|request|session)_id$/
    const loose = columns
      .filter(({ name, type }) => type === 'uuid' && pointing.test(name))
      .map(({ table, name }) => `${table}.${name}`)
      .filter((each) => !keyed.has(each))
    expect(loose).toEqual([])
  })

  it('finds the rows behind every foreign key by an index, so that deleting one reads no whole table', async () => {
    const { rows } = await client.query<{ missing: string }>(
      `select c.conrelid::regclass || '.' || a.attname as missing
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and array_length(c.conkey, 1) = 1
          and c.confrelid in ('workflows'::regclass, 'workflow_versions'::regclass)
          and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
        order by 1`,
    )
    expect(rows.map(({ missing }) => missing)).toEqual([])
  })

  describe('refuses', () => {
    const booked = (deltas: ReadonlyArray<number>, txn = randomUUID()) =>
      client.query(
        `insert into ledger_entries (id, txn_id, reference, account, currency, delta)
         select gen_random_uuid(), $1, 'VX', 'sales', 'NGN', delta from unnest($2::bigint[]) delta`,
        [txn, deltas],
      )

    it('a booking that does not balance', async () => {
      await expect(booked([100, -99])).rejects.toThrow(/does not balance/)
      await expect(booked([100])).rejects.toThrow(/does not balance/)
      await expect(booked([100, -100])).resolves.toBeDefined()
    })

    it('a booking that balances over two currencies only', async () => {
      const mixed = client.query(
        `insert into ledger_entries (id, txn_id, reference, account, currency, delta)
         values (gen_random_uuid(), $1, 'VX', 'sales', 'NGN', 5), (gen_random_uuid(), $1, 'VX', 'sales', 'GHS', -5)`,
        [randomUUID()],
      )
      await expect(mixed).rejects.toThrow(/does not balance/)
    })

    it('one that is balanced in a second statement and unbalanced at the end', async () => {
      const txn = randomUUID()
      await client.query('begin')
      await booked([100], txn)
      await booked([-100], txn)
      await client.query('commit')
      await client.query('begin')
      await booked([7], txn)
      await expect(client.query('commit')).rejects.toThrow(/does not balance/)
    })

    it.each(['ledger_entries', 'audit_log'])('to change or delete a row of %s, and to empty it', async (table) => {
      await booked([100, -100])
      await client.query(
        `insert into audit_log (id, actor, action, subject, facts) values (gen_random_uuid(), 'a', 'b', 'c', '{}')`,
      )
      await expect(client.query(`update ${table} set id = gen_random_uuid()`)).rejects.toThrow(/never changed/)
      await expect(client.query(`delete from ${table}`)).rejects.toThrow(/never changed/)
      await expect(client.query(`truncate ${table}`)).rejects.toThrow(/never changed/)
      await expect(client.query(`truncate users, ${table} cascade`)).rejects.toThrow(/never changed/)
      const { rows } = await client.query(`select from ${table}`)
      expect(rows).not.toEqual([])
    })

    it('AUTHZ-09: that the last active owner goes, however it is tried', async () => {
      const added = async (role: string, status = 'active') => {
        const { rows } = await client.query<{ id: string }>(
          `insert into admins (id, email, email_key, name, role, status, password_hash, created_at)
           select id, id, id, 'A', $1, $2, '', now() from (select gen_random_uuid() as id) i returning id`,
          [role, status],
        )
        return rows[0]?.id
      }
      const [one, two] = [await added('owner'), await added('owner')]
      await added('manager')
      await added('owner', 'disabled')
      await expect(client.query(`update admins set role = 'analyst'`)).rejects.toThrow(/last active owner stays/)
      await expect(client.query('delete from admins')).rejects.toThrow(/last active owner stays/)
      await client.query(`update admins set role = 'manager' where id = $1`, [one])
      await expect(client.query(`update admins set status = 'disabled' where id = $1`, [two])).rejects.toThrow(/stays/)
      await client.query(`update admins set name = 'B' where id = $1`, [two])
    })

    it('AUTHZ-09: that two owners put each other out, the second waiting for the first', async () => {
      const other = new Client({ connectionString: made.url })
      await other.connect()
      try {
        await client.query(`update admins set role = 'owner', status = 'active', has_joined = true`)
        const { rows } = await client.query<{ id: string }>('select id from admins order by id')
        const [one, two] = rows.map(({ id }) => id)
        await client.query(`update admins set role = 'manager' where id <> all($1)`, [[one, two]])
        await client.query('begin')
        await client.query(`update admins set role = 'manager' where id = $1`, [one])
        const late = other.query(`update admins set role = 'manager' where id = $1`, [two])
        const outcome = expect(late).rejects.toThrow(/last active owner stays/)
        await client.query('commit')
        await outcome
      } finally {
        await other.end()
      }
    })
  })
})
