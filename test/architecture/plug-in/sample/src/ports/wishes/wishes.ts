import type { TE } from '../../domain/kernel/fp.ts'
import type { Wish } from '../../domain/wishes/wish.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Wishes of buyers. */
export type Wishes = Readonly<{
  add: (tx: Tx) => (wish: Wish) => TE.TaskEither<Unavailable, void>
  /** A buyer's own, newest first. */
  of: (userId: string, page: PageRequest) => TE.TaskEither<Unavailable, Page<Wish>>
}>
export const Wishes = port<Wishes>('Wishes')
