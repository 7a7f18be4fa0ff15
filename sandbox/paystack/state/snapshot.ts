import type { Customer } from './customer.ts'
import type { Dispute } from './dispute.ts'
import { isRecord } from './json.ts'
import type { Refund } from './refund.ts'
import type { Transaction } from './transaction.ts'
import type { Webhook } from './webhook.ts'

/** Everything the sandbox remembers. `clock` pairs its own time with the machine's, so that time goes on while it is off. */
export interface Snapshot {
  readonly version: 1
  readonly clock: { readonly sandbox: number; readonly machine: number }
  readonly lastIds: {
    readonly transaction: number
    readonly customer: number
    readonly webhook: number
    readonly refund: number
    readonly dispute: number
  }
  readonly customers: readonly Customer[]
  readonly transactions: readonly Transaction[]
  readonly webhooks: readonly Webhook[]
  readonly refunds: readonly Refund[]
  readonly disputes: readonly Dispute[]
}

/** A state as any release wrote it: those that came first knew fewer things. */
export type KeptSnapshot = Omit<Snapshot, 'lastIds' | 'refunds' | 'disputes'> &
  Partial<Pick<Snapshot, 'refunds' | 'disputes'>> & { readonly lastIds: Partial<Snapshot['lastIds']> }

/** Ids begin where Paystack's are today: those of transactions above what fits a signed 32-bit integer. */
export const emptySnapshot = (machineNow: number): Snapshot => ({
  version: 1,
  clock: { sandbox: machineNow, machine: machineNow },
  lastIds: { transaction: 4_100_000_000, customer: 181_000_000, webhook: 0, refund: 15_581_000, dispute: 1_801_000 },
  customers: [],
  transactions: [],
  webhooks: [],
  refunds: [],
  disputes: [],
})

/** Whether a parsed file was written by this version of the sandbox; what is inside is trusted then. */
export const isSnapshot = (value: unknown): value is KeptSnapshot =>
  isRecord(value) &&
  value.version === 1 &&
  isRecord(value.clock) &&
  isRecord(value.lastIds) &&
  Array.isArray(value.customers) &&
  Array.isArray(value.transactions) &&
  Array.isArray(value.webhooks)

/** A kept state with nothing where its release kept nothing. */
export const completed = (kept: KeptSnapshot): Snapshot => {
  const empty = emptySnapshot(0)
  return { ...empty, ...kept, lastIds: { ...empty.lastIds, ...kept.lastIds } }
}
