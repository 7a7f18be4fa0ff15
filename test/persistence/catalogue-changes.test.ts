import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stockedItem } from '../http/support/delivered.ts'
import { type TestShop, testShop } from '../support/shop.ts'

/** What replicas are compared by. */
describe('the changes of the catalogue', () => {
  let shop: TestShop
  let one: Client
  let two: Client
  let id: string
  beforeAll(async () => {
    shop = await testShop({ WORKER: 'off' })
    ;[one, two] = [0, 1].map(() => new Client({ connectionString: shop.settings.DATABASE_URL })) as [Client, Client]
    await Promise.all([one.connect(), two.connect()])
  })
  afterAll(async () => {
    await Promise.all([one?.end(), two?.end()])
    await shop?.stop()
  })
  beforeEach(async () => {
    id = (await stockedItem(shop)).id
  })

  const counted = async (): Promise<number> => {
    const rows = await shop.sql<{ changes: string }>(
      'select coalesce(sum(changes), 0) as changes from catalogue_changes',
    )
    return Number(rows[0]?.changes)
  }
  const retitled = 'update workflows set title = title where id = $1'

  it('are counted with what changes it, and not when that is rolled back', async () => {
    const before = await counted()
    await one.query('begin')
    await one.query(retitled, [id])
    expect(await counted()).toBe(before)
    await one.query('rollback')
    expect(await counted()).toBe(before)
    await one.query(retitled, [id])
    expect(await counted()).toBe(before + 1)
    for (const change of [
      `update workflow_versions set changelog = changelog where workflow_id = '${id}'`,
      `insert into search_words (word) values ('heron') on conflict do nothing`,
    ])
      await one.query(change)
    expect(await counted()).toBe(before + 3)
  })

  it('make nobody wait for another, and none is lost', async () => {
    const other = (await stockedItem(shop)).id
    const before = await counted()
    await one.query('begin')
    await one.query(retitled, [id])
    await two.query(`set lock_timeout = '2s'`)
    await two.query('begin')
    await two.query(retitled, [other])
    await two.query('commit')
    await one.query('commit')
    expect(await counted()).toBe(before + 2)
  })

  it('are not counted for the number of sales', async () => {
    const before = await counted()
    await one.query('update workflows set sales_count = sales_count + 1 where id = $1', [id])
    expect(await counted()).toBe(before)
  })

  it('look at every column that can be changed but that', async () => {
    const rows = await shop.sql<{ name: string }>(
      `select a.attname as name from pg_attribute a
        where a.attrelid = 'workflows'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.attidentity = '' and not exists (
            select from pg_trigger t where t.tgname = 'workflows_change_the_catalogue' and a.attnum = any (t.tgattr::int2[]))`,
    )
    expect(rows).toEqual([{ name: 'sales_count' }])
  })
})
