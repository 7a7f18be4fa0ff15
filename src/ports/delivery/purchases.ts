import type { Purchase } from '../../domain/delivery/purchase.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** What buyers paid for, the newest first. */
export type Purchases = Readonly<{
  ofBuyer: (userId: string, page: PageRequest) => TE.TaskEither<Unavailable, Page<Purchase>>
  /** None when there is no such purchase or it is another buyer's. */
  oneOfBuyer: (userId: string, reference: string) => TE.TaskEither<Unavailable, O.Option<Purchase>>
}>
export const Purchases = port<Purchases>('Purchases')
