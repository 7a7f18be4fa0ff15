import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { requests } from '../../src/composition/requests.ts'
import { E, O } from '../../src/domain/kernel/fp.ts'
import { type CustomRequest, lookMs } from '../../src/domain/requests/custom-request.ts'
import type { Message } from '../../src/domain/requests/message.ts'
import { viewOf } from '../../src/domain/requests/request-view.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import { CustomRequests, type LockedRequest } from '../../src/ports/requests/custom-requests.ts'
import { RequestViews } from '../../src/ports/requests/request-views.ts'
import { both, succeed } from './both.ts'
import { aQuote, aRequest, aUser, type RequestFacts, someTime } from './examples.ts'
import { pastDelivery } from './history/past-workflow.ts'

both('Custom requests that move', [accounts, requests], (side) => {
  const kept = async (facts: Partial<RequestFacts> = {}): Promise<CustomRequest> => {
    const { transact, of, ids } = side()
    const user = aUser(ids)
    const request = aRequest(ids, { userId: user.id, ...facts })
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    await succeed(transact((tx) => of(CustomRequests).add(tx)(request)))
    return request
  }

  const locked = (id: string): Promise<O.Option<LockedRequest>> =>
    succeed(side().transact((tx) => side().of(CustomRequests).lock(tx)(id)))

  const requestOf = async (id: string): Promise<CustomRequest> => {
    const found = await locked(id)
    if (O.isNone(found)) throw new Error('there is no such request')
    return found.value.request
  }

  const saved = (request: CustomRequest, from: number, message: Message | null = null) =>
    side().transact((tx) => side().of(CustomRequests).save(tx)(request, message, from))()

  const message = (text: string, ms: number, from: Message['from'] = 'buyer'): Message => ({
    id: side().ids.next(),
    from,
    text,
    at: new Date(someTime.getTime() + ms),
  })

  it('are locked whole, or not found', async () => {
    const request = await kept({ status: 'quoted' })
    expect(await requestOf(request.id)).toEqual(request)
    expect(await locked(side().ids.next())).toEqual(O.none)
  })

  it('keep each quote and show the one that stands', async () => {
    const { ids, of } = side()
    const request = await kept()
    const [first, second] = [aQuote(ids), aQuote(ids, { price: { amount: 0, currency: 'USD' }, scope: 'Less. 🌍' })]
    const quoted = { ...request, status: 'quoted', quote: first, revision: 2 } as CustomRequest
    expect(await saved(quoted, 1)).toEqual(E.right(undefined))
    expect(await saved({ ...quoted, quote: second, revision: 3 } as CustomRequest, 2)).toEqual(E.right(undefined))
    expect(await succeed(of(RequestViews).oneOfBuyer(request.userId, request.id))).toMatchObject(
      O.some({ status: 'quoted', quote: second }),
    )
  })

  it('are saved by one of two who knew the same state', async () => {
    const request = await kept()
    const next = { ...request, status: 'cancelled', revision: 2 } as CustomRequest
    const outcomes = [await saved(next, 1), await saved({ ...next, status: 'declined' } as CustomRequest, 1, null)]
    expect(outcomes).toMatchObject([E.right(undefined), E.left({ _tag: 'Conflict' })])
    expect(await requestOf(request.id)).toMatchObject({ status: 'cancelled', revision: 2 })
  })

  it('keep nothing that was written with a change that came too late', async () => {
    const request = await kept({ revision: 5 })
    await saved({ ...request, revision: 6 }, 4, message('too late', 0))
    expect(await succeed(side().of(RequestViews).one(request.id))).toMatchObject(O.some({ messages: [] }))
  })

  it('show what was written, oldest first, to both sides', async () => {
    const request = await kept()
    const written = [message('second', 2, 'operator'), message('first', 1), message('third\n🌍', 3)]
    for (const [index, each] of written.entries())
      await saved({ ...request, messageCount: index + 1, revision: index + 2 }, index + 1, each)
    const views = side().of(RequestViews)
    const inOrder = [written[1], written[0], written[2]]
    const [mine, theirs] = [
      await succeed(views.oneOfBuyer(request.userId, request.id)),
      await succeed(views.all(null, { limit: 9, after: null })),
    ]
    expect(mine).toEqual(O.some(viewOf(request, inOrder as ReadonlyArray<Message>)))
    expect(theirs.items.map(({ messages }) => messages)).toEqual([inOrder])
  })

  it('show what was delivered', async () => {
    const delivery = await pastDelivery(side(), 'delivered')
    const request = await kept({ status: 'delivered', delivery })
    expect(await requestOf(request.id)).toEqual(request)
    expect(await succeed(side().of(RequestViews).one(request.id))).toMatchObject(
      O.some({ delivery: { workflowId: delivery?.workflowId, version: '1.0.0' } }),
    )
  })

  it('are due when a quote is over or a fortnight has passed, and are told the time', async () => {
    const { transact, of, ids } = side()
    const past = new Date('2020-01-01T00:00:00.000Z')
    const future = new Date('2100-01-01T00:00:00.000Z')
    const over = await kept({ status: 'quoted', quote: aQuote(ids, { validUntil: past }) })
    await kept({ status: 'quoted', quote: aQuote(ids, { validUntil: future }) })
    await kept({ status: 'accepted', quote: aQuote(ids, { validUntil: past }) })
    const delivered = await pastDelivery(side(), 'delivered')
    const fresh = await pastDelivery(side(), 'delivered')
    if (delivered === null || fresh === null) throw new Error('nothing was delivered')
    const looked = await kept({ status: 'delivered', delivery: { ...delivered, at: past } })
    await kept({ status: 'delivered', delivery: { ...fresh, at: future } })
    const due = await succeed(transact((tx) => of(CustomRequests).lockDue(tx)(9)))
    expect(due.map(({ request }) => request.id)).toEqual([over.id, looked.id])
    for (const { now } of due) expect(now.getTime()).toBeGreaterThan(past.getTime() + lookMs)
    expect(await succeed(transact((tx) => of(CustomRequests).lockDue(tx)(1)))).toHaveLength(1)
  })
})
