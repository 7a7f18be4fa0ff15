import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { CustomRequest } from '../../../domain/requests/custom-request.ts'
import type { Message } from '../../../domain/requests/message.ts'
import { lapse } from '../../../domain/requests/moves.ts'
import { type RequestView, type RequestWithBuyer, viewOf } from '../../../domain/requests/request-view.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { CustomRequests } from '../../../ports/requests/custom-requests.ts'
import type { RequestViews } from '../../../ports/requests/request-views.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory, shelf, Taken } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'

export const customRequests = shelf<CustomRequest>('custom_requests')

/** Whose quote it is; one that was replaced stays the request's. */
const quotes = shelf<Readonly<{ requestId: string }>>('quotes')

export const messages = shelf<Message & Readonly<{ requestId: string }>>('request_messages')

const keep = (tx: Tx, request: CustomRequest): void => {
  customRequests.of(tx).set(request.id, request)
  if (request.quote !== null) quotes.of(tx).set(request.quote.id, { requestId: request.id })
}

export const memoryCustomRequests = (memory: Memory, clock: Clock): CustomRequests => ({
  add: (tx) => (request) => done(() => keep(tx, request)),
  lock: (tx) => (id) =>
    done(() =>
      pipe(
        O.fromNullable(customRequests.of(tx).get(id)),
        O.map((request) => ({ request, now: clock.now() })),
      ),
    ),
  lockDue: (tx) => (most) =>
    done(() => {
      const now = clock.now()
      return [...customRequests.of(tx).values()]
        .filter((request) => lapse(request, now).events.length > 0)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map((request) => ({ request, now }))
    }),
  save: (tx) => (request, message, from) =>
    done(() => {
      if (customRequests.of(tx).get(request.id)?.revision !== from) throw new Taken('custom_requests_revision')
      keep(tx, request)
      if (message !== null) messages.of(tx).set(message.id, { ...message, requestId: request.id })
    }),
  ofQuote: (quoteId) =>
    done(() =>
      pipe(
        O.fromNullable(quotes.committed(memory).get(quoteId)),
        O.chainNullableK(({ requestId }) => customRequests.committed(memory).get(requestId)),
      ),
    ),
})

const earliestFirst = (a: Message, b: Message): number => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)

export const memoryRequestViews = (memory: Memory): RequestViews => {
  const all = (): ReadonlyArray<CustomRequest> => [...customRequests.committed(memory).values()]
  const view = (request: CustomRequest): RequestView => {
    const written = [...messages.committed(memory).values()]
      .filter(({ requestId }) => requestId === request.id)
      .map(({ requestId: _, ...message }): Message => message)
    return viewOf(request, written.sort(earliestFirst))
  }
  const withBuyer = (request: CustomRequest): ReadonlyArray<RequestWithBuyer> => {
    const user = users.committed(memory).get(request.userId)
    return user === undefined ? [] : [{ ...view(request), user: { id: user.id, email: user.email, name: user.name } }]
  }
  return {
    ofBuyer: (userId, page) =>
      done(() =>
        newestFirst(
          all()
            .filter((each) => each.userId === userId)
            .map(view),
          page,
        ),
      ),
    oneOfBuyer: (userId, id) =>
      done(() =>
        pipe(
          O.fromNullable(customRequests.committed(memory).get(id)),
          O.filter((found) => found.userId === userId),
          O.map(view),
        ),
      ),
    all: (status, page) =>
      done(() =>
        newestFirst(
          all()
            .filter((each) => status === null || each.status === status)
            .flatMap(withBuyer),
          page,
        ),
      ),
    one: (id) =>
      done(() =>
        O.fromNullable(
          all()
            .filter((each) => each.id === id)
            .flatMap(withBuyer)[0],
        ),
      ),
  }
}
