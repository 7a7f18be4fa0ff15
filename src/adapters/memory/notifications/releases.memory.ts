import { statusOf } from '../../../domain/delivery/entitlement.ts'
import { O } from '../../../domain/kernel/fp.ts'
import type { Release } from '../../../domain/notifications/release.ts'
import type { Releases } from '../../../ports/notifications/releases.ts'
import { workflows, workflowVersions } from '../catalogue/workflows.memory.ts'
import { entitlements } from '../delivery/entitlements.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'

export const memoryReleases = (memory: Memory): Releases => {
  const release = (versionId: string): O.Option<Release> => {
    const workflow = [...workflows.committed(memory).values()].find(({ versions }) =>
      versions.some(({ id }) => id === versionId),
    )
    const version = workflow?.versions.find(({ id }) => id === versionId)
    const contents = workflowVersions.committed(memory).get(versionId)
    if (workflow === undefined || !version?.releasedAt || contents === undefined) return O.none
    return O.some({
      versionId,
      version: version.version,
      status: version.status,
      changelog: contents.changelog,
      releasedAt: version.releasedAt,
      workflow: { id: workflow.id, slug: workflow.slug, title: workflow.title, status: workflow.status },
      siblings: workflow.versions.map(({ version: number, status, releasedAt }) => ({
        version: number,
        status,
        releasedAt,
      })),
    })
  }
  return {
    find: (versionId) => done(() => release(versionId)),
    isOwner: (userId, workflowId) =>
      done(
        () =>
          workflows.committed(memory).get(workflowId)?.status !== 'removed' &&
          [...entitlements.committed(memory).values()].some(
            (each) => each.userId === userId && each.workflowId === workflowId && statusOf(each) === 'active',
          ),
      ),
  }
}
