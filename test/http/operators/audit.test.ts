import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyContract } from '../../../src/adapters/http/kernel/contract.ts'
import { type Role, roles } from '../../../src/domain/accounts/admin.ts'
import { eventually, stateOf } from '../payment/till.ts'
import { brokenAudit, businessRows } from '../support/business-rows.ts'
import { told } from '../support/delivered.ts'
import { contracts, named } from '../support/every-route.ts'
import { setRole } from '../support/people.ts'
import { actsOfOneself, actsOfPeople } from './acts-of-accounts.ts'
import { actsOfCatalogue } from './acts-of-catalogue.ts'
import { actsOfRequests } from './acts-of-requests.ts'
import { actsOfCoupons, actsOfSales, paidTwice } from './acts-of-sales.ts'
import { type Act, type Acts, type Asking, type AtWork, atWork } from './at-work.ts'

/** Nothing is changed by these, but for the token that one of them exchanges. */
const noActs: ReadonlyArray<string> = ['analyzeWorkflow', 'adminRefresh']
const writes = contracts.filter(
  ({ method, path, id }) => method !== 'get' && path.startsWith('/api/admin/') && !noActs.includes(id),
)

/** The role just below the least one that may; null where any may, or where nobody need be signed in. */
const tooSmall = ({ access }: AnyContract): Role | null => roles[roles.indexOf(access as Role) - 1] ?? null

describe('what operators of a shop that gives nothing back by itself do', () => {
  let work: AtWork
  let acts: Acts
  beforeAll(async () => {
    work = await atWork({ AUTO_REFUND_DUPLICATES: 'false' })
    await setRole(work.till.shop, 'owner')
    acts = {
      ...actsOfSales(work),
      ...actsOfCoupons(work),
      ...actsOfCatalogue(work),
      ...actsOfRequests(work),
      ...actsOfPeople(work),
      ...actsOfOneself(work),
    }
  })
  afterAll(() => work?.till.close())

  const rows = async (): Promise<number> => (await work.till.shop.sql('select from audit_log')).length
  const ready = async (id: string): Promise<Act> => (await acts[id]?.()) ?? expect.fail(`${id} is no act that is known`)

  it('I18: is all of the writes that there are', () => {
    expect(Object.keys(acts).toSorted()).toEqual(writes.map(({ id }) => id).toSorted())
  })

  /** What comes of an act by somebody whose role is too small. */
  const byATooSmallRole = async (contract: AnyContract, { token: _, ...asking }: Asking) => {
    const role = tooSmall(contract)
    if (role === null) return null
    await setRole(work.till.shop, role)
    const answer = await work.asked(contract.method, asking)
    await setRole(work.till.shop, 'owner')
    return told(answer)
  }
  const whereNothingCanBeNoted = async ({ method }: AnyContract, asking: Asking): Promise<number> => {
    const mend = await brokenAudit(work.till.shop)
    const { status } = await work.asked(method, asking).finally(mend)
    return status
  }

  it.each(named(writes))(
    'I18: %s leaves one row in the audit log, in its transaction, and none where it is refused',
    async (id, contract) => {
      const { asked, owner, till } = work
      const { done, refused, actor = owner.id } = await ready(id)
      const before = await businessRows(till.shop)
      expect([null, [403, 'FORBIDDEN']]).toContainEqual(await byATooSmallRole(contract, done))
      expect(await whereNothingCanBeNoted(contract, done)).toBeGreaterThanOrEqual(500)
      expect(await businessRows(till.shop)).toEqual(before)

      const count = await rows()
      const answer = await asked(contract.method, done)
      expect(answer.status, answer.text).toBeLessThan(300)
      const noted = await till.shop.sql('select actor from audit_log order by id desc limit 1')
      expect([await rows(), noted]).toEqual([count + 1, [{ actor }]])
      if (refused !== null) expect((await asked(contract.method, refused)).status).toBeGreaterThanOrEqual(400)
      expect(await rows()).toBe(count + 1)
    },
  )

  it('P7: a second payment for one item stays with a person until they decide', async () => {
    const { till, asked } = work
    const { reference } = await paidTwice(till)
    const looked = await eventually(
      () =>
        till.shop.sql(
          `select j.state from pgboss.job j join events e on e.id = j.id
            where j.name = 'refund-unwanted' and e.subject = $1`,
          [reference],
        ),
      ([job]) => job?.['state'] === 'completed',
    )
    expect(looked).toEqual([{ state: 'completed' }])
    const kept = { checkout: 'review', reason: 'owned_already', sales: 0 }
    expect(await stateOf(till.shop, reference)).toMatchObject(kept)
    expect(await till.shop.sql('select from refunds where reference = $1', [reference])).toEqual([])
    const answer = await asked('post', {
      path: `/payments/review/${reference}/resolve`,
      body: { action: 'refund', reason: 'Paid twice' },
    })
    expect(answer.status).toBe(200)
    expect(await till.shop.sql('select from refunds where reference = $1', [reference])).toHaveLength(1)
  })
})
