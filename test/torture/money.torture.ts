import { cpus } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { addCoupon } from '../../src/application/sales/coupons/add-coupon.ts'
import { noTerms } from '../../src/domain/sales/coupons/asked-terms.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { aWorkflow, stock } from '../contract/delivery/stock.ts'
import { anOperator } from '../contract/sales/refunding.ts'
import { seeded } from '../schedules/choices.ts'
import { broken } from '../support/invariants.ts'
import { heal, unsettled } from './heal.ts'
import { type Notes, newNotes } from './notes.ts'
import { refunder } from './refunder.ts'
import { type Errand, shop } from './shopper.ts'
import { openTown, type Town } from './town.ts'
import { dashboard, databaseOutage, killer, weather } from './trouble.ts'

const minutes = Number(process.env.VEXA_TORTURE_MINUTES ?? 3)
const seed = Number(process.env.VEXA_SEED ?? 1)
const [instances, shoppers, killEveryMs] = [4, 8, 4_000]
const lastsMs = minutes * 60_000

/** What a percentage and a gift take, and how often in all. */
const coupons = [
  { code: 'TENTH', percentOff: 10, maxRedemptions: 12 },
  { code: 'GIFT', percentOff: 100, maxRedemptions: 4 },
]

/** The use of each code by what buyers keep; those of late payments are over the limit by agreement. */
const couponUses = `select c.code, c.max_redemptions as most, c.uses, count(r.reference) filter (
    where r.status <> 'released' and not r.is_over)::int as taken
  from coupons c left join coupon_redemptions r on r.coupon_id = c.id group by c.id`

const countOf = async ({ sql }: Town, query: string): Promise<number> => {
  const [row] = await sql(`select count(*)::int as n from ${query}`)
  return Number(row?.['n'])
}

describe(`a shop of ${instances} processes that are killed for ${minutes} minutes (VEXA_SEED=${seed})`, () => {
  let town: Town
  let stuck: ReadonlyArray<string> = []
  const notes: Notes = newNotes()

  beforeAll(async () => {
    town = await openTown(instances)
    const { resolve } = town.shop
    const items: Array<string> = []
    for (const amount of [250_000, 500_000, 120_000, 75_000]) {
      const workflow = aWorkflow({ ids: uuidIds }, { price: { amount, currency: 'NGN' } })
      items.push((await stock({ of: resolve, transact: resolve(Transact) }, workflow)).id)
    }
    const [{ id } = { id: '' }] = await town.sql<{ id: string }>('select id from admins')
    for (const { code, ...terms } of coupons)
      await succeed(
        resolve(addCoupon.port)({ code, terms: { ...noTerms, ...terms }, operator: anOperator({ adminId: id }) }),
      )
    const ends = Date.now() + lastsMs
    const errand = (own: number): Errand => ({
      town,
      notes,
      items,
      coupons: coupons.map(({ code }) => code),
      chance: seeded(seed * 1_000 + own),
      isOver: () => Date.now() >= ends,
    })
    await Promise.all([
      ...Array.from({ length: shoppers }, (_, at) => shop(errand(at))),
      weather(errand(100), seed),
      killer(errand(101), killEveryMs),
      databaseOutage(errand(102), lastsMs / 2),
      dashboard(errand(103)),
      refunder(errand(104)),
    ])
    stuck = await heal(town)
  })
  afterAll(async () => {
    if (town !== undefined) await table(town, notes)
    await town?.close()
  })

  it('FAULT-06, FAULT-07: no job is stuck, and none was put away', async () => {
    expect(stuck).toEqual([])
    expect(await town.sql(`select name, output from pgboss.job where name = 'dead-letters'`)).toEqual([])
  })
  it('I1–I10: all invariants hold', async () => expect(await broken(town)).toEqual({}))
  it('P5: what was paid is sold or in front of a person', async () => expect(await unsettled(town)).toEqual([]))
  it('FAULT-02: every acknowledged write is there', async () => {
    const known = async (query: string, column: string) =>
      new Set((await town.sql(query)).map((row) => String(row[column])))
    const references = await known('select reference from checkouts', 'reference')
    expect([...notes.references].filter((each) => !references.has(each))).toEqual([])
    const ids = await known('select id from sales', 'id')
    expect([...notes.sales.values()].filter((each) => !ids.has(each))).toEqual([])
    const emails = await known('select email from users', 'email')
    expect([...notes.users].filter((each) => !emails.has(each))).toEqual([])
    expect(await countOf(town, 'downloads')).toBeGreaterThanOrEqual(notes.downloads.length)
  })
  it('R10: nobody was answered with anything worse than 503, or with two sales for one payment', () =>
    expect(notes.forbidden).toEqual([]))
  it('P1, I20: each sale was announced once, and counted', async () => {
    const twice = `(select facts->>'reference' from events where type = 'SaleRecorded' group by 1 having count(*) > 1) x`
    expect(await countOf(town, twice)).toBe(0)
    expect(await countOf(town, 'sales')).toBe(await countOf(town, `events where type = 'SaleRecorded'`))
    expect(await countOf(town, 'sales')).toBeGreaterThan(0)
  })
  it('P9: every refund and dispute is known here', async () => {
    const rows = await town.sql(
      'select reference, provider_id from refunds union select reference, provider_id from disputes',
    )
    const known = new Set(rows.map((row) => `${row['reference']} ${row['provider_id']}`))
    expect([...notes.refunds, ...notes.disputes].filter((each) => !known.has(each))).toEqual([])
    const own = new Set((await town.sql('select id from refunds')).map((row) => String(row['id'])))
    expect([...notes.ownRefunds].filter((each) => !own.has(each))).toEqual([])
  })
  it('R8: Paystack was asked for none of our refunds twice', async () => {
    const asked = await askedRefunds(town)
    expect(asked.filter((each, at) => asked.indexOf(each) !== at)).toEqual([])
    const done = await town.sql(
      `select id from refunds where sent and status in ('pending', 'processed') and id::text = any ($1)`,
      [[...notes.ownRefunds]],
    )
    expect(done.filter(({ id }) => !asked.includes(String(id)))).toEqual([])
  })
  it('P21, I8: no coupon was taken more often than it may be', async () => {
    const rows = await town.sql<{ code: string; most: number; uses: number; taken: number }>(couponUses)
    expect(rows.length).toBe(coupons.length)
    for (const { most, uses, taken } of rows) {
      expect(uses).toBe(taken)
      expect(taken).toBeLessThanOrEqual(most)
    }
  })
  it('one mail with its receipt arrived for each sale, copies of a lost answer under one Message-ID', async () => {
    const receipts = await receiptMails(town)
    for (const { reference } of await town.sql<{ reference: string }>('select reference from sales'))
      expect([reference, receipts.get(reference)?.size]).toEqual([reference, 1])
  })
  it('the nightly comparison with Paystack’s lists came to its end, and found no difference', async () => {
    const [row] = await town.sql('select stage, flagged from reconciliations')
    expect(row).toEqual({ stage: 'done', flagged: 0 })
  })
})

/** The refunds that Paystack has by our own names. */
const askedRefunds = async (town: Town): Promise<ReadonlyArray<string>> => {
  const { json } = await town.sandbox('GET', '/transactions')
  const all = (json.items as ReadonlyArray<{ refunds: ReadonlyArray<{ merchantNote: string | null }> }>).flatMap(
    ({ refunds }) => refunds.map(({ merchantNote }) => /^Vexa refund (.+)$/.exec(merchantNote ?? '')?.[1]),
  )
  return all.filter((each) => each !== undefined)
}

/** The mails with a receipt for each reference, by their Message-IDs. */
const receiptMails = async (town: Town): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const found = new Map<string, Set<string>>()
  for (const { subject, text, messageId } of await town.mails()) {
    const reference = /^Receipt /.test(subject) ? /VX-\w+/.exec(text ?? '')?.[0] : undefined
    if (reference !== undefined) found.set(reference, (found.get(reference) ?? new Set()).add(messageId ?? ''))
  }
  return found
}

/** What happened, for docs/measurements.md. */
const table = async (town: Town, notes: Notes): Promise<void> => {
  const answers = [...notes.answers].toSorted().map(([answer, count]) => `| ${answer} | ${count} |`)
  const requests = [...notes.answers.values()].reduce((sum, each) => sum + each, 0)
  const figures = [
    ['minutes, seed, cores', `${minutes}, ${seed}, ${cpus().length}`],
    ['requests', requests],
    ['processes killed', notes.kills],
    ['restarts of the database', notes.restarts],
    ['payments begun', await countOf(town, 'checkouts')],
    ['sales', await countOf(town, 'sales')],
    ['in review', await countOf(town, `checkouts where status = 'review'`)],
    ['refunds', await countOf(town, 'refunds')],
    ['disputes', await countOf(town, 'disputes')],
    ['notices taken, copies among them', await arrivals(town)],
    [
      'uses of coupons',
      (await town.sql(couponUses)).map(({ code, taken, most }) => `${code} ${taken} of ${most}`).join(', '),
    ],
    ['receipts by mail, mails in all', `${(await receiptMails(town)).size}, ${(await town.mails()).length}`],
    ['downloads', await countOf(town, 'downloads')],
    ['sales recorded twice', await countOf(town, '(select from sales group by reference having count(*) > 1) x')],
  ].map(([name, figure]) => `| ${name} | ${figure} |`)
  console.log(
    ['| what | figure |', '|---|---|', ...figures, '', '| answer | times |', '|---|---|', ...answers].join('\n'),
  )
}

const arrivals = async ({ sql }: Town): Promise<string> => {
  const [row] = await sql('select coalesce(sum(arrivals), 0)::int as n, count(*)::int as kept from webhook_events')
  return `${row?.['n']}, ${Number(row?.['n']) - Number(row?.['kept'])}`
}
