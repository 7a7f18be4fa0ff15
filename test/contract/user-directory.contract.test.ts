import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { insight } from '../../src/composition/insight.ts'
import { sales } from '../../src/composition/sales.ts'
import type { User } from '../../src/domain/accounts/user.ts'
import { listedUser } from '../../src/domain/insight/listed-user.ts'
import { O } from '../../src/domain/kernel/fp.ts'
import { UserDirectory, type UserFilter } from '../../src/ports/insight/user-directory.ts'
import type { PageRequest } from '../../src/ports/kernel/page.ts'
import { both, succeed } from './both.ts'
import { someTime } from './examples.ts'
import { pastBuyer, pastSale, plainPrice } from './history/past-sale.ts'
import { pastWorkflow } from './history/past-workflow.ts'
import { walked } from './walked.ts'

const everything: PageRequest = { limit: 100, after: null }
const everyone: UserFilter = { text: null, status: null }

both('The directory of users', [accounts, sales, insight], (side) => {
  const list = (filter: Partial<UserFilter>, page = everything) =>
    side()
      .of(UserDirectory)
      .list({ ...everyone, ...filter }, page)
  const namesOf = async (filter: Partial<UserFilter>): Promise<ReadonlyArray<string>> =>
    (await succeed(list(filter))).items.map(({ name }) => name).sort()
  const someone = (facts: Partial<User>): Promise<User> => pastBuyer(side(), facts)

  it('shows exactly what operators may see, and no hash', async () => {
    const {
      passwordHash: _,
      emailVerifiedAt: __,
      ...seen
    } = await someone({ status: 'active', passwordHash: 'never shown' })
    const { items } = await succeed(list({}))
    expect(items).toEqual([{ ...seen, emailVerified: true, purchases: 0 }])
    expect(await succeed(side().of(UserDirectory).one(seen.id))).toEqual(O.some(items[0]))
  })

  it('knows nobody who was not added', async () => {
    expect(await succeed(side().of(UserDirectory).one(side().ids.next()))).toEqual(O.none)
    expect(await succeed(list({}))).toEqual({ items: [], next: null })
  })

  it("counts a buyer's own purchases", async () => {
    const [ada, bola] = [await someone({ name: 'Ada' }), await someone({ name: 'Bola' })]
    for (const paidBy of [ada, bola, ada])
      await pastSale(side(), {
        workflow: await pastWorkflow(side()),
        price: plainPrice(1_000, 'NGN'),
        paidAt: someTime,
        userId: paidBy.id,
      })
    expect(await succeed(side().of(UserDirectory).one(ada.id))).toEqual(O.some(listedUser(ada, 2)))
    expect((await succeed(list({}))).items).toEqual([listedUser(bola, 1), listedUser(ada, 2)])
  })

  it('lists newest first, by id where times are equal, and neither skips nor repeats over pages', async () => {
    const made: Array<User> = []
    for (let index = 0; index < 7; index += 1)
      made.push(await someone({ createdAt: new Date(someTime.getTime() + Math.floor(index / 3)) }))
    const pages = await walked((page) => list({}, page), 3)
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
    expect(pages.flat().map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse())
  })

  it('finds text within name or e-mail address, in any case', async () => {
    await someone({ name: 'Ada Ọbí', email: 'countess@analytical.example' })
    await someone({ name: 'Bola', email: 'Ada.Fan@buyers.example' })
    await someone({ name: 'Chidi', email: 'chidi@buyers.example' })
    expect(await namesOf({ text: 'ADA' })).toEqual(['Ada Ọbí', 'Bola'])
    expect(await namesOf({ text: 'BUYERS.' })).toEqual(['Bola', 'Chidi'])
    expect(await namesOf({ text: 'ọBÍ' })).toEqual(['Ada Ọbí'])
    expect(await namesOf({ text: '' })).toEqual(['Ada Ọbí', 'Bola', 'Chidi'])
    expect(await namesOf({ text: 'nobody' })).toEqual([])
  })

  it.each(['%', '_', '\\', "'", '\\%', '%_%'])('takes %j as nothing but text', async (sign) => {
    await someone({ name: `has ${sign} in it` })
    await someone({ name: 'has none' })
    expect(await namesOf({ text: sign })).toEqual([`has ${sign} in it`])
  })

  it('filters by status, together with text', async () => {
    for (const status of ['unverified', 'active', 'suspended', 'erased'] as const) {
      await someone({ status, name: `Ada ${status}` })
      await someone({ status, name: `Bola ${status}` })
    }
    expect(await namesOf({ status: 'suspended' })).toEqual(['Ada suspended', 'Bola suspended'])
    expect(await namesOf({ status: 'active', text: 'ada a' })).toEqual(['Ada active'])
  })

  it('pages through what a filter leaves', async () => {
    for (let index = 0; index < 6; index += 1)
      await someone({ name: index % 2 === 0 ? `Zuri ${index}` : `Bola ${index}` })
    const pages = await walked((page) => list({ text: 'zuri' }, page), 2)
    expect(pages.map((page) => page.map(({ name }) => name))).toEqual([['Zuri 4', 'Zuri 2'], ['Zuri 0']])
  })
})
