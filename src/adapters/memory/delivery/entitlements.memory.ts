import type { Entitlement } from '../../../domain/delivery/entitlement.ts'
import { O } from '../../../domain/kernel/fp.ts'
import type { Entitlements } from '../../../ports/delivery/entitlements.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

export const entitlements = shelf<Entitlement>('entitlements')

const of = (all: ReadonlyMap<string, Entitlement>, userId: string, workflowId: string): O.Option<Entitlement> =>
  O.fromNullable([...all.values()].find((each) => each.userId === userId && each.workflowId === workflowId))

export const memoryEntitlements = (memory: Memory): Entitlements => ({
  lock: (tx) => (userId, workflowId) => done(() => of(entitlements.of(tx), userId, workflowId)),
  save: (tx) => (entitlement) => done(() => void entitlements.of(tx).set(entitlement.id, entitlement)),
  find: (userId, workflowId) => done(() => of(entitlements.committed(memory), userId, workflowId)),
})
