import type { WorkflowVersion } from '../../../domain/catalogue/workflow-version.ts'
import { statusOf } from '../../../domain/delivery/entitlement.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { WorkflowReads } from '../../../ports/catalogue/workflow-reads.ts'
import { entitlements } from '../delivery/entitlements.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { facetsOf } from './facets.memory.ts'
import { listedIn } from './listed.memory.ts'
import { cardOf, contentsOf, seenAt, versionView } from './views.memory.ts'
import { workflows } from './workflows.memory.ts'

const isShown = ({ status }: WorkflowVersion): boolean => status !== 'accepted'

export const memoryWorkflowReads = (memory: Memory): WorkflowReads => {
  const all = () => [...workflows.committed(memory).values()]
  const isOwner = (userId: string, workflowId: string): boolean =>
    [...entitlements.committed(memory).values()].some(
      (each) => each.userId === userId && each.workflowId === workflowId && statusOf(each) !== 'revoked',
    )
  const seen = (idOrSlug: string) => O.fromNullable(seenAt(memory, idOrSlug))
  return {
    list: (filters, sort, page) => done(() => listedIn(memory, filters, sort, page)),
    facets: (filters, currency) => done(() => facetsOf(all(), filters, currency)),
    detail: (idOrSlug, userId) =>
      done(() =>
        pipe(
          seen(idOrSlug),
          O.map(({ workflow, version }) => {
            const { requirements, report } = contentsOf(memory, version)
            const { description, licence, updatedAt, revision } = workflow
            const owned = userId === null ? {} : { owned: isOwner(userId, workflow.id) }
            const said = { description, licence, updatedAt, revision, version: version.version }
            return { ...cardOf(memory, workflow), ...said, requirements, report, ...owned }
          }),
        ),
      ),
    report: (idOrSlug) =>
      done(() =>
        pipe(
          seen(idOrSlug),
          O.map(({ version }) => contentsOf(memory, version).report),
        ),
      ),
    versions: (idOrSlug, page) =>
      done(() =>
        pipe(
          seen(idOrSlug),
          O.map(({ workflow }) => {
            const dated = workflow.versions
              .filter(isShown)
              .map((version) => ({ id: version.id, createdAt: version.releasedAt ?? version.createdAt, version }))
            const { items, next } = newestFirst(dated, page)
            return { items: items.map(({ version }) => versionView(memory, version)), next }
          }),
        ),
      ),
    sold: (idOrSlug) =>
      done(() =>
        pipe(
          seen(idOrSlug),
          O.map(({ version }) => contentsOf(memory, version)),
          O.map(({ sold, soldSha256 }) => ({ text: new TextDecoder().decode(sold), sha256: soldSha256 })),
        ),
      ),
    soldSha256: (idOrSlug) =>
      done(() =>
        pipe(
          seen(idOrSlug),
          O.map(({ version }) => contentsOf(memory, version).soldSha256),
        ),
      ),
  }
}
