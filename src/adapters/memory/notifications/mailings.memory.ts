import { statusOf } from '../../../domain/delivery/entitlement.ts'
import { O } from '../../../domain/kernel/fp.ts'
import type { Mailing } from '../../../domain/notifications/mailing.ts'
import type { Mailings } from '../../../ports/notifications/mailings.ts'
import { downloads } from '../delivery/downloads.memory.ts'
import { entitlements } from '../delivery/entitlements.memory.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

const mailings = shelf<Mailing>('mailings')

const of = (all: ReadonlyMap<string, Mailing>, kind: string, cause: string): O.Option<Mailing> =>
  O.fromNullable([...all.values()].find((each) => each.kind === kind && each.cause === cause))

export const memoryMailings = (memory: Memory): Mailings => ({
  begin: (tx) => (mailing) =>
    done(() => {
      if (O.isSome(of(mailings.of(tx), mailing.kind, mailing.cause))) return false
      mailings.of(tx).set(mailing.id, mailing)
      return true
    }),
  lock: (tx) => (id) => done(() => O.fromNullable(mailings.of(tx).get(id))),
  goOn: (tx) => (mailing) => done(() => void mailings.of(tx).set(mailing.id, mailing)),
  addressees:
    (tx) =>
    ({ audience, workflowId, versionId, toldAt, after }, most) =>
      done(() => {
        const fetched = new Set(
          [...downloads.of(tx).values()]
            .filter((each) => each.versionId === versionId)
            .map(({ entitlementId }) => entitlementId),
        )
        return [...entitlements.of(tx).values()]
          .filter((each) => each.workflowId === workflowId && statusOf(each) === 'active' && each.grantedAt <= toldAt)
          .filter(({ id }) => (after === null || id > after) && (audience === 'owners' || fetched.has(id)))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .slice(0, most)
          .map(({ id, userId }) => ({ entitlementId: id, userId }))
      }),
  find: (kind, cause) => done(() => of(mailings.committed(memory), kind, cause)),
})
