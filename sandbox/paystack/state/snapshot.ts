import type { Customer } from './customer.ts'
import { isRecord } from './json.ts'
import type { Transaction } from './transaction.ts'
import type { Webhook } from './webhook.ts'

/** Everything the sandbox remembers. `clock` pairs its own time with the machine's, so that time goes on while it is off. */
export interface Snapshot {
  readonly version: 1
  readonly clock: { readonly sandbox: number; readonly machine: number }
  readonly lastIds: { readonly transaction: number; readonly customer: number; readonly webhook: number }
  readonly customers: readonly Customer[]
  readonly transactions: readonly Transaction[]
  readonly webhooks: readonly Webhook[]
}

/** Ids begin where Paystack's are today: above what fits a signed 32-bit integer. */
export const emptySnapshot = (machineNow: number): Snapshot => ({
  version: 1,
  clock: { sandbox: machineNow, machine: machineNow },
  lastIds: { transaction: 4_100_000_000, customer: 181_000_000, webhook: 0 },
  customers: [],
  transactions: [],
  webhooks: [],
})

/** Whether a parsed file was written by this version of the sandbox; what is inside is trusted then. */
export const isSnapshot = (value: unknown): value is Snapshot =>
  isRecord(value) &&
  value.version === 1 &&
  isRecord(value.clock) &&
  isRecord(value.lastIds) &&
  Array.isArray(value.customers) &&
  Array.isArray(value.transactions) &&
  Array.isArray(value.webhooks)
