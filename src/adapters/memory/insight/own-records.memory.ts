import type { Item } from '../../../domain/sales/item.ts'
import { paperNumber } from '../../../domain/sales/receipts/receipt.ts'
import type { OwnRecords } from '../../../ports/insight/own-records.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import { sessions } from '../accounts/sessions.memory.ts'
import { workflows } from '../catalogue/workflows.memory.ts'
import { downloads } from '../delivery/downloads.memory.ts'
import { entitlements } from '../delivery/entitlements.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { customRequests } from '../requests/custom-requests.memory.ts'
import { checkouts } from '../sales/checkouts.memory.ts'
import { receipts } from '../sales/receipts.memory.ts'

export const memoryOwnRecords = (memory: Memory): OwnRecords => {
  const all = <A>(of: Readonly<{ committed: (memory: Memory) => ReadonlyMap<string, A> }>): ReadonlyArray<A> => [
    ...of.committed(memory).values(),
  ]
  const titleOf = (item: Item): string =>
    (item.kind === 'workflow'
      ? workflows.committed(memory).get(item.workflowId)?.title
      : customRequests.committed(memory).get(item.requestId)?.title) ?? ''
  const fetched = (userId: string) =>
    all(downloads).flatMap(({ id, entitlementId, versionId, at }) => {
      const right = entitlements.committed(memory).get(entitlementId)
      const workflow = right === undefined ? undefined : workflows.committed(memory).get(right.workflowId)
      const version = workflow?.versions.find((each) => each.id === versionId)
      return right?.userId !== userId || workflow === undefined || version === undefined
        ? []
        : [{ id, workflow: workflow.title, version: version.version, createdAt: at }]
    })
  return {
    sessions: (userId: string, page: PageRequest) =>
      done(() =>
        newestFirst(
          all(sessions)
            .filter(({ kind, ownerId }) => kind === 'user' && ownerId === userId)
            .map(({ id, userAgent, address, createdAt, lastSeenAt, endedAt }) => ({
              ...{ id, userAgent, address },
              ...{ createdAt, lastSeenAt, endedAt },
            })),
          page,
        ),
      ),
    payments: (userId, page) =>
      done(() =>
        newestFirst(
          all(checkouts)
            .filter((each) => each.userId === userId)
            .map(({ id, reference, item, price: { total }, coupon, returnUrl, status, createdAt }) => ({
              ...{ id, reference, item: titleOf(item), total, couponCode: coupon?.code ?? null },
              ...{ returnUrl, status, createdAt },
            })),
          page,
        ),
      ),
    papers: (userId, page) =>
      done(() =>
        newestFirst(
          all(receipts)
            .filter((each) => each.userId === userId)
            .map((paper) => ({
              ...{ id: paper.id, number: paperNumber(paper), ...paper.buyer, reference: paper.reference },
              ...{ item: paper.item.title, total: paper.price.total, createdAt: paper.issuedAt },
            })),
          page,
        ),
      ),
    downloads: (userId, page) => done(() => newestFirst(fetched(userId), page)),
  }
}
