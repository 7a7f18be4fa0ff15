import type { O, TE } from '../../domain/kernel/fp.ts'
import type { RequestStatus } from '../../domain/requests/custom-request.ts'
import type { RequestView, RequestWithBuyer } from '../../domain/requests/request-view.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** Custom requests as they are looked at; lists are newest first. */
export type RequestViews = Readonly<{
  ofBuyer: (userId: string, page: PageRequest) => TE.TaskEither<Unavailable, Page<RequestView>>
  /** None when there is no such request or it is another buyer's. */
  oneOfBuyer: (userId: string, id: string) => TE.TaskEither<Unavailable, O.Option<RequestView>>
  /** `status` null stands for every status. */
  all: (status: RequestStatus | null, page: PageRequest) => TE.TaskEither<Unavailable, Page<RequestWithBuyer>>
  one: (id: string) => TE.TaskEither<Unavailable, O.Option<RequestWithBuyer>>
}>
export const RequestViews = port<RequestViews>('RequestViews')
