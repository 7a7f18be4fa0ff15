import { unauthenticated } from '../../domain/accounts/failures.ts'
import { profileOf, type User } from '../../domain/accounts/user.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Library } from '../../ports/delivery/library.ts'
import { Purchases } from '../../ports/delivery/purchases.ts'
import { OwnRecords } from '../../ports/insight/own-records.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import type { Page, PageRequest } from '../../ports/kernel/page.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { Recipients } from '../../ports/notifications/recipients.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  users: Users,
  records: OwnRecords,
  purchases: Purchases,
  requests: RequestViews,
  library: Library,
  recipients: Recipients,
  clock: Clock,
}

/** A part of what the shop knows of somebody, read a page at a time and only when it is taken. */
export type ExportedPart = Readonly<{
  name: string
  page: (request: PageRequest) => TE.TaskEither<Unavailable, Page<unknown>>
}>

/** All that the shop knows of somebody, as of `at`; parts are read one after the other, so what happens meanwhile may be in one. */
export type Export = Readonly<{ at: Date; parts: ReadonlyArray<ExportedPart> }>

const only = (name: string, value: TE.TaskEither<Unavailable, unknown>): ExportedPart => ({
  name,
  page: () =>
    pipe(
      value,
      TE.map((item) => ({ items: [item], next: null })),
    ),
})

const preferencesOf = ({ recipients }: Deps<typeof needs>, userId: string) =>
  pipe(
    recipients.find(userId),
    TE.map(
      O.match(
        () => ({}),
        ({ preferences }) => preferences,
      ),
    ),
  )

const partsOf = (deps: Deps<typeof needs>, user: User): ReadonlyArray<ExportedPart> => {
  const { records, purchases, requests, library } = deps
  const { id } = user
  return [
    only('profile', TE.right({ ...profileOf(user), status: user.status })),
    only('notifications', preferencesOf(deps, id)),
    { name: 'sessions', page: (page) => records.sessions(id, page) },
    { name: 'purchases', page: (page) => purchases.ofBuyer(id, page) },
    { name: 'payments', page: (page) => records.payments(id, page) },
    { name: 'receipts', page: (page) => records.papers(id, page) },
    { name: 'requests', page: (page) => requests.ofBuyer(id, page) },
    { name: 'library', page: (page) => library.ofBuyer(id, page) },
    { name: 'downloads', page: (page) => records.downloads(id, page) },
  ]
}

/**
 * All that the shop knows of the signed-in buyer, to be taken along. Files of workflows are not among it: they are the
 * shop's, and downloaded from the library.
 */
export const exportMyData = useCase(
  'ExportMyData',
  needs,
  [unauthenticated],
  (deps) =>
    ({ userId }: Readonly<{ userId: string }>) =>
      pipe(
        deps.users.byId(userId),
        TE.map(O.filter(mayEnter)),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.map((user): Export => ({ at: deps.clock.now(), parts: partsOf(deps, user) })),
      ),
)
