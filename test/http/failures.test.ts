import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person } from './support/people.ts'

/** What no answer may tell: names of tables, columns and constraints, SQL, SQLSTATEs, and where the code lies. */
const inside =
  /users|email_key|custom_requests|constraint|canary|insert into|select |violates|2350\d|22003|57014|node_modules|src\/|pg_|postgres/i

describe('when the database refuses', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop({ LIMIT_STATEMENT_MS: '500' })
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  const wish = (title: string): Promise<Received> =>
    ask(shop.url, '/api/custom-requests', {
      headers: bearer(ada.accessToken),
      body: { title, description: 'Something.' },
    })
  const tellsNothing = ({ text }: Received): void => expect(text).not.toMatch(inside)
  const lastError = () => shop.logged.filter(({ level }) => level === 'error').at(-1)

  it('HTTP-11: a second of what is unique, someone else was first', async () => {
    await shop.sql('create unique index canary on custom_requests (title)')
    try {
      expect((await wish('Twice')).status).toBe(201)
      const answer = await wish('Twice')
      expect([answer.status, answer.json.code]).toEqual([409, 'CONFLICT'])
      tellsNothing(answer)
    } finally {
      await shop.sql('drop index canary')
    }
  })

  it('HTTP-11: what points to something that is gone, someone else was first', async () => {
    await shop.sql(
      `alter table custom_requests add constraint canary foreign key (title) references categories (slug) not valid`,
    )
    try {
      const answer = await wish('No such category')
      expect([answer.status, answer.json.code]).toEqual([409, 'CONFLICT'])
      tellsNothing(answer)
    } finally {
      await shop.sql('alter table custom_requests drop constraint canary')
    }
  })

  it('HTTP-11: what takes too long, it is unavailable for the moment', async () => {
    await shop.sql(`create function canary() returns trigger language plpgsql as $$
      begin perform pg_sleep(30); return new; end $$`)
    await shop.sql('create trigger canary before insert on custom_requests for each row execute function canary()')
    try {
      const answer = await wish('Slow')
      expect([answer.status, answer.json.code]).toEqual([503, 'UNAVAILABLE'])
      expect(Number(answer.header('retry-after'))).toBeGreaterThan(0)
      tellsNothing(answer)
    } finally {
      await shop.sql('drop trigger canary on custom_requests')
    }
  })

  it('HTTP-11: a row that the rules above should not have let through, that is a bug: logged, and told opaquely', async () => {
    await shop.sql(`alter table custom_requests add constraint canary check (title <> 'Canary')`)
    try {
      const answer = await wish('Canary')
      expect([answer.status, answer.json.code]).toEqual([500, 'INTERNAL'])
      tellsNothing(answer)
      expect(lastError()?.facts.requestId).toBe(answer.json.requestId)
    } finally {
      await shop.sql('alter table custom_requests drop constraint canary')
    }
  })

  it('HTTP-11: a value out of range is refused before it gets there', async () => {
    const answer = await ask(shop.url, '/api/custom-requests', {
      headers: bearer(ada.accessToken),
      body: '{"title":"a","description":"b","budget":{"amount":9223372036854775808,"currency":"NGN"}}',
    })
    expect([answer.status, answer.json.code]).toEqual([422, 'VALIDATION_FAILED'])
    tellsNothing(answer)
  })
})
