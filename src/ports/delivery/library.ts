import type { LibraryItem } from '../../domain/delivery/library-item.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** What buyers own or have owned, the newest right first. */
export type Library = Readonly<{
  ofBuyer: (userId: string, page: PageRequest) => TE.TaskEither<Unavailable, Page<LibraryItem>>
}>
export const Library = port<Library>('Library')
