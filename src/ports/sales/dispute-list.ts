import type { TE } from '../../domain/kernel/fp.ts'
import type { Dispute } from '../../domain/sales/outgoing/dispute.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** All disputes, the newest first. */
export type DisputeList = Readonly<{ all: (page: PageRequest) => TE.TaskEither<Unavailable, Page<Dispute>> }>
export const DisputeList = port<DisputeList>('DisputeList')
