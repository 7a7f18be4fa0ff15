import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditRow } from '../../src/adapters/persistence/kernel/audit-log.store.ts'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../../src/adapters/persistence/kernel/events.store.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

/** Tables that no entity maps: the migrations' own, libraries', and those whose statements are SQL alone. */
const unmapped = new Set(['migrations', 'throttles', 'idempotency_keys', 'app_clock'])

type Column = Readonly<{ table: string; name: string; type: string; nullable: boolean; filled: boolean }>

/** What a mapping writes, in the words of the catalogue; several where the driver carries them alike. */
const typesOf: Readonly<Record<string, ReadonlyArray<string>>> = {
  uuid: ['uuid'],
  text: ['text'],
  bigint: ['bigint'],
  integer: ['integer'],
  boolean: ['boolean'],
  date: ['timestamp with time zone'],
  json: ['jsonb'],
  blob: ['bytea'],
  decimal: ['numeric'],
  array: ['ARRAY'],
}

describe('the schema', () => {
  let made: TestDatabase
  let db: Database
  let client: Client
  let columns: ReadonlyArray<Column>
  beforeAll(async () => {
    made = await freshDatabase(async (url) => void (await migrate(url)), 'tables')
    db = await openDatabase([EventRow, AuditRow, ...capabilities.flatMap(({ entities }) => entities)], {
      ...usualDatabaseSettings,
      url: made.url,
    })
    client = new Client({ connectionString: made.url })
    await client.connect()
    columns = (
      await client.query<Column>(
        `select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as nullable,
                column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as filled
           from information_schema.columns where table_schema = 'public'`,
      )
    ).rows
  })
  afterAll(async () => {
    await client?.end()
    await db?.close()
    await made?.drop()
  })

  const mappings = () =>
    [...db.orm.getMetadata().getAll().values()].map(({ tableName, props }) => ({
      table: tableName,
      columns: props.map(({ fieldNames, type, nullable }) => ({
        name: fieldNames?.[0] ?? '',
        type: String(type),
        nullable: nullable ?? false,
      })),
    }))
  const columnsOf = (table: string) => columns.filter((each) => each.table === table)

  it('has a mapping for every table that one is for', () => {
    const mapped = new Set(mappings().map(({ table }) => table))
    const tables = new Set(columns.map(({ table }) => table).filter((table) => !unmapped.has(table)))
    expect([...mapped].filter((table) => !tables.has(table))).toEqual([])
    expect(mapped.size).toBeGreaterThan(10)
  })

  it('has every column that is mapped, of its type, and empty only where the mapping says so', () => {
    const drift = mappings().flatMap(({ table, columns: mapped }) =>
      mapped.flatMap(({ name, type, nullable }) => {
        const column = columnsOf(table).find((each) => each.name === name)
        if (column === undefined) return [`${table}.${name} is not there`]
        const kind = Object.keys(typesOf).find((each) => type.toLowerCase().startsWith(each)) ?? type
        const fits = (typesOf[kind] ?? [kind]).includes(column.type)
        return [
          ...(fits ? [] : [`${table}.${name} is ${column.type}, mapped as ${type}`]),
          ...(column.nullable === nullable ? [] : [`${table}.${name} may ${column.nullable ? '' : 'not '}be empty`]),
        ]
      }),
    )
    expect(drift).toEqual([])
  })

  it('has no column that must be filled and that no mapping fills', () => {
    const forgotten = mappings().flatMap(({ table, columns: mapped }) =>
      columnsOf(table)
        .filter(({ name, nullable, filled }) => !nullable && !filled && mapped.every((each) => each.name !== name))
        .map(({ name }) => `${table}.${name}`),
    )
    expect(forgotten).toEqual([])
  })

  it('keeps amounts in bigint, and none may be a fraction', () => {
    const amounts = columns.filter(({ name }) => name.endsWith('_amount') || name === 'amount' || name === 'delta')
    expect(amounts.length).toBeGreaterThan(10)
    expect(amounts.filter(({ type }) => type !== 'bigint')).toEqual([])
  })

  it('keeps times with their zone', () => {
    expect(
      columns.filter(({ type, table }) => type === 'timestamp without time zone' && table !== 'migrations'),
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
  })
})
