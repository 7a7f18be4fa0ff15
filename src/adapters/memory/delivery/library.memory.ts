import type { Entitlement } from '../../../domain/delivery/entitlement.ts'
import { type LibraryItem, libraryItem } from '../../../domain/delivery/library-item.ts'
import type { Library } from '../../../ports/delivery/library.ts'
import { cardOf } from '../catalogue/views.memory.ts'
import { workflows } from '../catalogue/workflows.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { lastDownload } from './downloads.memory.ts'
import { entitlements } from './entitlements.memory.ts'

export const memoryLibrary = (memory: Memory): Library => {
  const toItem = (entitlement: Entitlement): LibraryItem => {
    const workflow = workflows.committed(memory).get(entitlement.workflowId)
    if (workflow === undefined) throw new Error(`entitlement ${entitlement.id} is to no workflow`)
    const fetched = lastDownload(memory, entitlement.id)
    return libraryItem({
      card: cardOf(memory, workflow),
      itemStatus: workflow.status,
      entitlement,
      released: workflow.versions.filter(({ status }) => status === 'released').map(({ version }) => version),
      downloaded: workflow.versions.find(({ id }) => id === fetched?.versionId)?.version ?? null,
    })
  }
  return {
    ofBuyer: (userId, page) =>
      done(() => {
        const dated = [...entitlements.committed(memory).values()]
          .filter((each) => each.userId === userId && each.sources.length > 0)
          .map((entitlement) => ({ id: entitlement.id, createdAt: entitlement.grantedAt, entitlement }))
        const { items, next } = newestFirst(dated, page)
        return { items: items.map(({ entitlement }) => toItem(entitlement)), next }
      }),
  }
}
