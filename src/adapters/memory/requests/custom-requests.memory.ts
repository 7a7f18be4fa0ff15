import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { CustomRequest } from '../../../domain/requests/custom-request.ts'
import { type RequestWithBuyer, viewOf } from '../../../domain/requests/request-view.ts'
import type { CustomRequests } from '../../../ports/requests/custom-requests.ts'
import type { RequestViews } from '../../../ports/requests/request-views.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'

export const customRequests = shelf<CustomRequest>('custom_requests')

export const memoryCustomRequests = (): CustomRequests => ({
  add: (tx) => (request) => done(() => void customRequests.of(tx).set(request.id, request)),
})

export const memoryRequestViews = (memory: Memory): RequestViews => {
  const all = (): ReadonlyArray<CustomRequest> => [...customRequests.committed(memory).values()]
  const withBuyer = (request: CustomRequest): ReadonlyArray<RequestWithBuyer> => {
    const user = users.committed(memory).get(request.userId)
    return user === undefined ? [] : [{ ...viewOf(request), user: { id: user.id, email: user.email, name: user.name } }]
  }
  return {
    ofBuyer: (userId, page) =>
      done(() =>
        newestFirst(
          all()
            .filter((each) => each.userId === userId)
            .map(viewOf),
          page,
        ),
      ),
    oneOfBuyer: (userId, id) =>
      done(() =>
        pipe(
          O.fromNullable(customRequests.committed(memory).get(id)),
          O.filter((found) => found.userId === userId),
          O.map(viewOf),
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
