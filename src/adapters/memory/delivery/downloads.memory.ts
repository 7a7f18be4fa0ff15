import type { DownloadRecord } from '../../../domain/delivery/download-record.ts'
import type { Downloads } from '../../../ports/delivery/downloads.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

/** Where from is forgotten with the time, or with the account. */
type KeptDownload = Omit<DownloadRecord, 'addressHash'> & Readonly<{ addressHash: string | null }>

export const downloads = shelf<KeptDownload>('downloads')

export const memoryDownloads = (): Downloads => ({
  record: (tx) => (download) => done(() => void downloads.of(tx).set(download.id, download)),
})

/** What was fetched with an entitlement last; null before the first download. */
export const lastDownload = (memory: Memory, entitlementId: string): KeptDownload | null =>
  [...downloads.committed(memory).values()]
    .filter((each) => each.entitlementId === entitlementId)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))[0] ?? null
