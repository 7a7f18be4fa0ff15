import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverRequest } from '../../src/application/catalogue/made-to-order/deliver-request.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { anOperator } from '../contract/sales/refunding.ts'
import { aDocument } from '../http/support/catalogue.ts'
import { counter } from '../http/support/made-to-order.ts'
import { buyer, type Person, shopOwner } from '../http/support/people.ts'
import { type BrokenWire, openBrokenWire } from './broken-wire.ts'

describe('a connection that breaks while what is made to order is', () => {
  let at: BrokenWire
  let olu: Person
  let shop: ReturnType<typeof counter>
  beforeAll(async () => {
    at = await openBrokenWire()
    olu = await shopOwner(at.till.shop)
    shop = counter(at.till, olu)
  })
  afterAll(() => at?.close())

  const stateOf = async (id: string) => {
    const [row] = await at.till.shop.sql(
      `select status, (select count(*)::int from sales s where s.request_id = r.id) as sales,
              (select count(*)::int from ledger_entries l join checkouts c using (reference) where c.request_id = r.id) as entries,
              (select count(*)::int from workflows w where w.made_for = r.id) as made,
              (select count(*)::int from entitlements e where e.workflow_id = r.workflow_id) as rights,
              (select count(*)::int from audit_log a where a.subject = r.id::text and a.action = 'request.deliver') as acts
         from custom_requests r where id = $1`,
      [id],
    )
    return row
  }

  it('P6: paid for leaves a whole sale of it or none', { timeout: 120_000 }, async () => {
    const { ada, id, quoteId } = await shop.accepted(await buyer(at.till.shop))
    const { reference } = (await at.till.initialize(ada, { quoteId })).json
    await at.till.pay(reference)
    const record = at.shop.shop.resolve(recordSale.port)
    const statements = await at.atEveryStatement(
      () => record({ reference })(),
      async () => {
        const { status, sales, entries } = (await stateOf(id)) ?? {}
        const isWhole = status === 'paid' && sales === 1 && Number(entries) > 1
        const isNone = status === 'accepted' && sales === 0 && entries === 0
        expect([isWhole, isNone]).toContain(true)
      },
    )
    expect(statements).toBeGreaterThan(5)
    expect(await stateOf(id)).toMatchObject({ status: 'paid', sales: 1 })
  })

  it('delivered leaves all of it or nothing: workflow, right, state and audit', { timeout: 120_000 }, async () => {
    const { id } = await shop.paid(await buyer(at.till.shop))
    const document = aDocument()
    const upload = { document, source: Buffer.from(JSON.stringify(document)) }
    const operator = anOperator({ adminId: olu.id, role: 'owner' })
    const deliver = at.shop.shop.resolve(deliverRequest.port)
    const statements = await at.atEveryStatement(
      async () => {
        const outcome = await deliver({ id, upload, changelog: '', operator })()
        // It went through, and only the answer was lost.
        return E.isLeft(outcome) && outcome.left._tag === 'IllegalMove' ? E.right(undefined) : outcome
      },
      async () => {
        const { status, made, rights, acts } = (await stateOf(id)) ?? {}
        expect([
          ['delivered', 1, 1, 1],
          ['paid', 0, 0, 0],
        ]).toContainEqual([status, made, rights, acts])
      },
    )
    expect(statements).toBeGreaterThan(10)
    expect(await stateOf(id)).toMatchObject({ status: 'delivered', made: 1, acts: 1 })
  })
})
