import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { requests } from '../../src/composition/requests.ts'
import type { User } from '../../src/domain/accounts/user.ts'
import { E, O } from '../../src/domain/kernel/fp.ts'
import { type CustomRequest, requestStatuses } from '../../src/domain/requests/custom-request.ts'
import { type RequestWithBuyer, viewOf } from '../../src/domain/requests/request-view.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import type { PageRequest } from '../../src/ports/kernel/page.ts'
import { CustomRequests } from '../../src/ports/requests/custom-requests.ts'
import { RequestViews } from '../../src/ports/requests/request-views.ts'
import { both, succeed } from './both.ts'
import { aRequest, aUser, someTime } from './examples.ts'
import { pastDelivery } from './history/past-workflow.ts'
import { walked } from './walked.ts'

const everything: PageRequest = { limit: 100, after: null }

both('Custom requests', [accounts, requests], (side) => {
  const buyer = async (facts: Partial<User> = {}): Promise<User> => {
    const { transact, of, ids } = side()
    const user = aUser(ids, facts)
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    return user
  }

  const submitted = async (facts: Parameters<typeof aRequest>[1]): Promise<CustomRequest> => {
    const { transact, of, ids } = side()
    const request = aRequest(ids, facts)
    await succeed(transact((tx) => of(CustomRequests).add(tx)(request)))
    return request
  }

  const withBuyer = (request: CustomRequest, { id, email, name }: User): RequestWithBuyer => ({
    ...viewOf(request, []),
    user: { id, email, name },
  })

  it('gives a request back as it was submitted, to its buyer and to the operators', async () => {
    const ada = await buyer()
    const request = await submitted({ userId: ada.id, title: 'Üñí 🌍 — title' })
    const views = side().of(RequestViews)
    expect(await succeed(views.oneOfBuyer(ada.id, request.id))).toEqual(O.some(viewOf(request, [])))
    expect(await succeed(views.one(request.id))).toEqual(O.some(withBuyer(request, ada)))
  })

  it('gives back a request with neither integrations nor budget nor deadline', async () => {
    const ada = await buyer()
    const request = await submitted({ userId: ada.id, integrations: [], budget: null, deadline: null })
    expect(await succeed(side().of(RequestViews).one(request.id))).toEqual(O.some(withBuyer(request, ada)))
  })

  it('keeps the greatest budget to the last minor unit', async () => {
    const ada = await buyer()
    const budget = { amount: Number.MAX_SAFE_INTEGER, currency: 'USD' } as const
    const request = await submitted({ userId: ada.id, budget })
    expect(await succeed(side().of(RequestViews).one(request.id))).toMatchObject(O.some({ budget }))
  })

  it("does not show a buyer another's request", async () => {
    const [ada, bola] = [await buyer(), await buyer()]
    const request = await submitted({ userId: ada.id })
    const views = side().of(RequestViews)
    expect(await succeed(views.oneOfBuyer(bola.id, request.id))).toEqual(O.none)
    expect(await succeed(views.ofBuyer(bola.id, everything))).toEqual({ items: [], next: null })
  })

  it('knows no request that was not submitted', async () => {
    const ada = await buyer()
    const { of, ids } = side()
    expect(await succeed(of(RequestViews).oneOfBuyer(ada.id, ids.next()))).toEqual(O.none)
    expect(await succeed(of(RequestViews).one(ids.next()))).toEqual(O.none)
  })

  it('lists newest first, by id where times are equal, and neither skips nor repeats over pages', async () => {
    const [ada, bola] = [await buyer(), await buyer()]
    const made: Array<CustomRequest> = []
    for (let index = 0; index < 7; index += 1) {
      const createdAt = new Date(someTime.getTime() + Math.floor(index / 3))
      made.push(await submitted({ userId: (index === 4 ? bola : ada).id, createdAt }))
    }
    const expected = made.toReversed()
    const views = side().of(RequestViews)
    const all = await walked((page) => views.all(null, page), 3)
    expect(all.map((page) => page.length)).toEqual([3, 3, 1])
    expect(all.flat().map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    const own = await walked((page) => views.ofBuyer(ada.id, page), 2)
    expect(own.map((page) => page.length)).toEqual([2, 2, 2])
    expect(own.flat().map(({ id }) => id)).toEqual(
      expected.filter(({ userId }) => userId === ada.id).map(({ id }) => id),
    )
  })

  it('does not repeat an item when newer ones arrive between two pages', async () => {
    const ada = await buyer()
    const first = await submitted({ userId: ada.id })
    const second = await submitted({ userId: ada.id })
    const views = side().of(RequestViews)
    const { items, next } = await succeed(views.all(null, { limit: 1, after: null }))
    await submitted({ userId: ada.id, createdAt: new Date(someTime.getTime() + 60_000) })
    const following = await succeed(views.all(null, { limit: 1, after: next }))
    expect([...items, ...following.items].map(({ id }) => id)).toEqual([second.id, first.id])
  })

  it('filters by any status', async () => {
    const ada = await buyer()
    const made = new Map<string, string>()
    for (const status of requestStatuses) {
      const delivery = await pastDelivery(side(), status)
      made.set(status, (await submitted({ userId: ada.id, status, delivery })).id)
    }
    for (const status of requestStatuses) {
      const { items } = await succeed(side().of(RequestViews).all(status, everything))
      expect(items.map(({ id }) => id)).toEqual([made.get(status)])
    }
  })

  it('keeps nothing of a transaction that is refused', async () => {
    const ada = await buyer()
    const { transact, of, ids } = side()
    await transact((tx) => async () => {
      await succeed(of(CustomRequests).add(tx)(aRequest(ids, { userId: ada.id })))
      return E.left('changed my mind')
    })()
    expect(await succeed(of(RequestViews).all(null, everything))).toEqual({ items: [], next: null })
  })
})
