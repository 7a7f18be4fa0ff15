import { type DownloadHistory, mostDownloads } from '../../../ports/delivery/download-history.ts'
import { workflows } from '../catalogue/workflows.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { downloads } from './downloads.memory.ts'

export const memoryDownloadHistory = (memory: Memory): DownloadHistory => {
  const versionOf = (versionId: string): string | null =>
    [...workflows.committed(memory).values()].flatMap(({ versions }) => versions).find(({ id }) => id === versionId)
      ?.version ?? null
  return {
    ofEntitlement: (entitlementId) =>
      done(() =>
        [...downloads.committed(memory).values()]
          .filter((each) => each.entitlementId === entitlementId)
          .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
          .flatMap(({ at, versionId, addressHash }) => {
            const version = versionOf(versionId)
            return version === null ? [] : [{ at, version, addressHash }]
          })
          .slice(0, mostDownloads),
      ),
  }
}
