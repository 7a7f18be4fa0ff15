import type { OwnDownload, OwnPaper, OwnPayment, OwnSession } from '../../domain/insight/own-records.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

type Listed<A> = (userId: string, page: PageRequest) => TE.TaskEither<Unavailable, Page<A>>

/** What is kept of a buyer and shown nowhere else as a whole; the newest first, without a hash of anything. */
export type OwnRecords = Readonly<{
  sessions: Listed<OwnSession>
  payments: Listed<OwnPayment>
  papers: Listed<OwnPaper>
  downloads: Listed<OwnDownload>
}>
export const OwnRecords = port<OwnRecords>('OwnRecords')
