import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelOf, withoutValues } from '../../src/adapters/observability/watch/statement-label.ts'
import { buyer } from '../http/support/people.ts'
import { type TestShop, testShop } from '../support/shop.ts'

describe('a slow statement', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ SLOW_STATEMENT_MS: '1', WORKER: 'off' })
    await buyer(shop)
  })
  afterAll(() => shop?.stop())

  it('is logged with its name, how long it took and its text, in which no value stands', async () => {
    const { email } = await buyer(shop)
    const slow = shop.logged.filter(({ message }) => message === 'a slow statement')
    expect(slow.length).toBeGreaterThan(0)
    for (const { level, facts } of slow) {
      expect(level).toBe('warn')
      expect(facts).toEqual({
        statement: expect.any(String),
        durationMs: expect.any(Number),
        text: expect.any(String),
      })
      expect(facts['durationMs']).toBeGreaterThanOrEqual(1)
    }
    for (const value of [email, 'argon2id']) expect(JSON.stringify(slow)).not.toContain(value)
  })

  it.each([
    [{ name: 'user_by_id', text: 'select 1' }, 'user_by_id'],
    [{ label: 'user_by_id', text: 'select 1' }, 'user_by_id'],
    [{ name: 'workflow_list_747fff2afb90bd5a3ad367b2', text: '' }, 'workflow_list'],
    [{ text: 'insert into "sales" ("id") values ($1)' }, 'insert sales'],
    [{ text: '\n  update public.checkouts set status = $1' }, 'update checkouts'],
    [{ text: 'select "u".* from "users" as "u"' }, 'select users'],
    [{ text: 'begin' }, 'begin'],
    [{ text: '' }, 'unknown'],
    [{}, 'unknown'],
  ])('%o is %s', (asked, label) => {
    expect(labelOf(asked)).toBe(label)
  })

  it.each([
    [' select\n   1 ', 'select ?'],
    ["insert into a values ('it''s', 12, 3.5, null)", 'insert into a values (?, ?, ?, null)'],
    ["update a set b = e'\\'x' where c2 = $12", 'update a set b = ? where c2 = $12'],
    ["select 'cut of", 'select'],
  ])('%j is told as %j', (text, told) => {
    expect(withoutValues(text)).toBe(told)
  })

  it('is told without what was written into it, whatever that is, and not at length', () => {
    const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.nat(), (written, cut) => {
        const text = `insert into a values (${written.map((each) => quoted(`canary${each}`)).join(', ')})`
        expect(withoutValues(text.slice(0, cut))).not.toContain('canary')
        expect(withoutValues(text)).not.toContain('canary')
      }),
    )
    expect(withoutValues('x'.repeat(10_000))).toHaveLength(2_000)
  })
})
