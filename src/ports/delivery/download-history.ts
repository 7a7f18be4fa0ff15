import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** That a version was fetched; `addressHash` tells addresses of one buyer apart and is null once it was forgotten. */
export type PastDownload = Readonly<{ at: Date; version: string; addressHash: string | null }>

/** How much of a history is shown. */
export const mostDownloads = 500

/** What was fetched with an entitlement, the newest first, at most `mostDownloads`. */
export type DownloadHistory = Readonly<{
  ofEntitlement: (entitlementId: string) => TE.TaskEither<Unavailable, ReadonlyArray<PastDownload>>
}>
export const DownloadHistory = port<DownloadHistory>('DownloadHistory')
