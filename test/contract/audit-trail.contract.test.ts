import { expect, it } from 'vitest'
import { insight } from '../../src/composition/insight.ts'
import { type ActFilter, AuditTrail } from '../../src/ports/insight/audit-trail.ts'
import { type Act, AuditLog } from '../../src/ports/kernel/audit-log.ts'
import type { PageRequest } from '../../src/ports/kernel/page.ts'
import { both, succeed } from './both.ts'
import { walked } from './walked.ts'

const everything: PageRequest = { limit: 100, after: null }
const everyAct: ActFilter = { actor: null, action: null, subject: null, from: null, to: null }
const anAct: Act = { actor: 'olu', action: 'coupon.add', subject: 'c1', facts: { code: 'TEN' } }

both('The audit log', [insight], (side) => {
  const wrote = (...acts: ReadonlyArray<Partial<Act>>): Promise<ReadonlyArray<void>> =>
    succeed(
      side().transact((tx) => async () => {
        const log = side().of(AuditLog)
        const all: Array<void> = []
        for (const act of acts) all.push(await succeed(log.append(tx)({ ...anAct, ...act })))
        return { _tag: 'Right', right: all }
      }),
    )
  const list = (filter: Partial<ActFilter>, page = everything) =>
    side()
      .of(AuditTrail)
      .list({ ...everyAct, ...filter }, page)
  const seen = async (filter: Partial<ActFilter>) =>
    (await succeed(list(filter))).items.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)

  it('is read as it was written', async () => {
    expect(await succeed(list({}))).toEqual({ items: [], next: null })
    await wrote({})
    const { items } = await succeed(list({}))
    expect(items).toEqual([{ ...anAct, id: expect.any(String), at: expect.any(Date) }])
  })

  it('I18: has nothing of what was not done after all', async () => {
    await side().transact((tx) => async () => {
      await succeed(side().of(AuditLog).append(tx)(anAct))
      return { _tag: 'Left', left: 'changed my mind' }
    })()
    expect(await seen({})).toEqual([])
  })

  it('is looked up by who, what and about what, each exactly and together', async () => {
    await wrote({}, { actor: 'ben' }, { action: 'coupon.change' }, { subject: 'c2' }, { actor: 'ben', subject: 'c2' })
    expect(await seen({ actor: 'ben' })).toEqual(['ben coupon.add c2', 'ben coupon.add c1'])
    expect(await seen({ action: 'coupon.change' })).toEqual(['olu coupon.change c1'])
    expect(await seen({ subject: 'c2' })).toEqual(['ben coupon.add c2', 'olu coupon.add c2'])
    expect(await seen({ actor: 'ben', action: 'coupon.add', subject: 'c1' })).toEqual(['ben coupon.add c1'])
    expect(await seen({ actor: 'b' })).toEqual([])
    expect(await seen({ action: "coupon.add' or true --" })).toEqual([])
  })

  it('is looked up by time, its beginning included and its end not', async () => {
    await wrote({})
    const [{ at } = { at: new Date() }] = (await succeed(list({}))).items
    const next = new Date(at.getTime() + 1)
    expect(await seen({ from: at, to: next })).toHaveLength(1)
    expect(await seen({ from: next })).toEqual([])
    expect(await seen({ to: at })).toEqual([])
    expect(await seen({ from: at, actor: 'olu' })).toHaveLength(1)
  })

  it('has the last act first, and neither skips nor repeats over pages, of a filter too', async () => {
    await wrote(...Array.from({ length: 7 }, (_, at) => ({ subject: `c${at}`, actor: at % 2 === 0 ? 'olu' : 'ben' })))
    const pages = await walked((page) => list({}, page), 3)
    expect(pages.map((page) => page.map(({ subject }) => subject))).toEqual([
      ['c6', 'c5', 'c4'],
      ['c3', 'c2', 'c1'],
      ['c0'],
    ])
    const hers = await walked((page) => list({ actor: 'olu' }, page), 2)
    expect(hers.flat().map(({ subject }) => subject)).toEqual(['c6', 'c4', 'c2', 'c0'])
  })
})
