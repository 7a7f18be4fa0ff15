import type { NewDownloadLink } from '../../../domain/delivery/download-link.ts'
import { O } from '../../../domain/kernel/fp.ts'
import type { DownloadLinks } from '../../../ports/delivery/download-links.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { entitlements } from './entitlements.memory.ts'

type Kept = Pick<NewDownloadLink, 'id' | 'tokenHash' | 'entitlementId' | 'versionId'> &
  Readonly<{ usesLeft: number; expiresAt: Date }>

export const links = shelf<Kept>('download_links')

export const memoryDownloadLinks = (memory: Memory, clock: Clock): DownloadLinks => {
  const isOver = ({ expiresAt }: Kept): boolean => expiresAt.getTime() <= clock.now().getTime()
  return {
    add:
      (tx) =>
      ({ uses, lifetimeMs, ...link }) =>
        done(() => {
          const expiresAt = new Date(clock.now().getTime() + lifetimeMs)
          links.of(tx).set(link.id, { ...link, usesLeft: uses, expiresAt })
          return { expiresAt }
        }),
    find: (tokenHash) =>
      done(() => {
        const kept = [...links.committed(memory).values()].find((each) => each.tokenHash === tokenHash)
        const right = kept === undefined ? undefined : entitlements.committed(memory).get(kept.entitlementId)
        if (kept === undefined || right === undefined) return O.none
        const { id, entitlementId, versionId, usesLeft } = kept
        const { userId, workflowId } = right
        return O.some({ id, entitlementId, versionId, userId, workflowId, usesLeft, isOver: isOver(kept) })
      }),
    use: (tx) => (id) =>
      done(() => {
        const kept = links.of(tx).get(id)
        if (kept === undefined || kept.usesLeft === 0 || isOver(kept)) return false
        links.of(tx).set(id, { ...kept, usesLeft: kept.usesLeft - 1 })
        return true
      }),
  }
}
