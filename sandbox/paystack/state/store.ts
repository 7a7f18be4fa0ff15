import { randomText } from '../random-text.ts'
import type { Customer } from './customer.ts'
import type { Dispute } from './dispute.ts'
import type { Refund } from './refund.ts'
import { type Shelf, shelfOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import type { Transaction } from './transaction.ts'
import type { Webhook } from './webhook.ts'

/** What the sandbox remembers while it runs. Lists are oldest first. */
export interface Store {
  readonly transactions: () => readonly Transaction[]
  readonly transactionById: (id: number) => Transaction | undefined
  readonly transactionByAccessCode: (accessCode: string) => Transaction | undefined
  /** Without a key: the newest of that reference, whoever initialised it. */
  readonly transactionByReference: (reference: string, key?: string) => Transaction | undefined
  readonly putTransaction: (transaction: Transaction) => void
  readonly nextTransactionId: () => number
  readonly customerById: (id: number) => Customer
  /** The payer with this address, made when it is the first time. */
  readonly customerByEmail: (key: string, email: string) => Customer
  readonly webhooks: () => readonly Webhook[]
  readonly webhookById: (id: number) => Webhook | undefined
  readonly putWebhook: (webhook: Webhook) => void
  readonly nextWebhookId: () => number
  readonly lastWebhookId: () => number
  readonly refunds: Shelf<Refund>
  readonly disputes: Shelf<Dispute>
  readonly contents: () => Omit<Snapshot, 'clock'>
}

const pair = (key: string, name: string) => `${key} ${name}`

export const openStore = (from: Snapshot, onChange: () => void): Store => {
  const transactions = new Map(from.transactions.map((each) => [each.id, each]))
  const idByAccessCode = new Map(from.transactions.map((each) => [each.accessCode, each.id]))
  const idByReference = new Map(from.transactions.map((each) => [pair(each.key, each.reference), each.id]))
  const newestByReference = new Map(from.transactions.map((each) => [each.reference, each.id]))
  const customers = new Map(from.customers.map((each) => [each.id, each]))
  const customerByEmail = new Map(from.customers.map((each) => [pair(each.key, each.email), each]))
  const webhooks = new Map(from.webhooks.map((each) => [each.id, each]))
  const refunds = shelfOf(from.refunds, from.lastIds.refund, onChange)
  const disputes = shelfOf(from.disputes, from.lastIds.dispute, onChange)
  const lastIds = { ...from.lastIds }

  const transactionById = (id: number | undefined) => (id === undefined ? undefined : transactions.get(id))

  const putTransaction = (transaction: Transaction) => {
    transactions.set(transaction.id, transaction)
    idByAccessCode.set(transaction.accessCode, transaction.id)
    idByReference.set(pair(transaction.key, transaction.reference), transaction.id)
    newestByReference.set(transaction.reference, transaction.id)
    onChange()
  }

  const newCustomer = (key: string, email: string): Customer => {
    lastIds.customer += 1
    const customer = { id: lastIds.customer, key, email, code: `CUS_${randomText(15)}` }
    customers.set(customer.id, customer)
    customerByEmail.set(pair(key, email), customer)
    onChange()
    return customer
  }

  return {
    transactions: () => [...transactions.values()],
    transactionById,
    transactionByAccessCode: (accessCode) => transactionById(idByAccessCode.get(accessCode)),
    transactionByReference: (reference, key) =>
      transactionById(key === undefined ? newestByReference.get(reference) : idByReference.get(pair(key, reference))),
    putTransaction,
    nextTransactionId: () => {
      lastIds.transaction += 1
      return lastIds.transaction
    },
    customerById: (id) => {
      const customer = customers.get(id)
      if (customer === undefined) throw new Error(`the state has no customer ${id}`)
      return customer
    },
    customerByEmail: (key, email) => customerByEmail.get(pair(key, email)) ?? newCustomer(key, email),
    webhooks: () => [...webhooks.values()],
    webhookById: (id) => webhooks.get(id),
    putWebhook: (webhook) => {
      webhooks.set(webhook.id, webhook)
      onChange()
    },
    nextWebhookId: () => {
      lastIds.webhook += 1
      return lastIds.webhook
    },
    lastWebhookId: () => lastIds.webhook,
    refunds,
    disputes,
    contents: () => ({
      version: 1,
      lastIds: { ...lastIds, refund: refunds.lastId(), dispute: disputes.lastId() },
      customers: [...customers.values()],
      transactions: [...transactions.values()],
      webhooks: [...webhooks.values()],
      refunds: refunds.all(),
      disputes: disputes.all(),
    }),
  }
}
