import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import { type LedgerSums, noSums } from '../../../domain/insight/figures.ts'
import { intervalStart } from '../../../domain/insight/interval.ts'
import { isWithin, type Period } from '../../../domain/insight/period.ts'
import { slotOf } from '../../../domain/insight/slot.ts'
import {
  type Calendar,
  countedWorkflows,
  type IntervalSums,
  mostTopWorkflows,
  type ShopFacts,
  type TopWorkflow,
} from '../../../domain/insight/stats.ts'
import { openStatuses } from '../../../domain/requests/custom-request.ts'
import { workflowIn } from '../../../domain/sales/item.ts'
import type { Account } from '../../../domain/sales/ledger.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import type { Statistics } from '../../../ports/insight/statistics.ts'
import { users } from '../accounts/users.memory.ts'
import { workflows } from '../catalogue/workflows.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { customRequests } from '../requests/custom-requests.memory.ts'
import { checkouts } from '../sales/checkouts.memory.ts'
import { type LedgerEntry, ledgerEntries, sales } from '../sales/sales.memory.ts'

const groupsOf = <A>(all: ReadonlyArray<A>, keyOf: (each: A) => string): ReadonlyArray<ReadonlyArray<A>> => [
  ...Map.groupBy(all, keyOf).values(),
]

const sumOf = <A>(all: ReadonlyArray<A>, amount: (each: A) => number): number =>
  all.reduce((sum, each) => sum + amount(each), 0)

const soldIn = (all: ReadonlyArray<Sale>, startOf: (at: Date) => Date): ReadonlyArray<IntervalSums> =>
  all.map(({ paidAt, price: { total } }) => ({
    ...noSums,
    from: startOf(paidAt),
    currency: total.currency,
    count: 1,
    total: total.amount,
  }))

const sumsOf = (entries: ReadonlyArray<LedgerEntry>, causes: ReadonlyMap<string, Account>): LedgerSums => {
  const of = (account: Account, cause?: Account) =>
    sumOf(
      entries.filter((each) => each.account === account && (cause === undefined || causes.get(each.txnId) === cause)),
      ({ delta }) => delta,
    )
  return {
    discounts: of('discounts'),
    taxPayable: of('tax_payable'),
    refunds: of('refunds'),
    refundsTax: of('tax_payable', 'refunds'),
    chargebacks: of('chargebacks'),
    chargebacksTax: of('tax_payable', 'chargebacks'),
    paystackFees: of('paystack_fees'),
    buyerFees: of('buyer_fees'),
  }
}

const bookedIn = (
  all: ReadonlyArray<LedgerEntry>,
  causes: ReadonlyMap<string, Account>,
  startOf: (at: Date) => Date,
): ReadonlyArray<IntervalSums> =>
  groupsOf(all, ({ at, currency }) => `${startOf(at).getTime()} ${currency}`).flatMap((group) =>
    group.slice(0, 1).map(({ at, currency }) => ({ ...noSums, from: startOf(at), currency, ...sumsOf(group, causes) })),
  )

/** The cause of each booking that gives something back. */
const causesIn = (all: Iterable<LedgerEntry>): ReadonlyMap<string, Account> =>
  new Map(
    [...all]
      .filter(({ account }) => account === 'refunds' || account === 'chargebacks')
      .map(({ txnId, account }) => [txnId, account]),
  )

const grossOf = (group: ReadonlyArray<Sale>): TopWorkflow['gross'] =>
  groupsOf(group, ({ price }) => price.total.currency)
    .flatMap((same) =>
      same.slice(0, 1).map(({ price }) => ({
        amount: sumOf(same, (sale) => sale.price.total.amount),
        currency: price.total.currency,
      })),
    )
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))

const topOf = (all: ReadonlyArray<Sale>, shelved: ReadonlyMap<string, Workflow>): ReadonlyArray<TopWorkflow> =>
  groupsOf(all, ({ item }) => workflowIn(item) ?? '')
    .flatMap((group) =>
      group.slice(0, 1).flatMap(({ item }) => {
        const found = shelved.get(workflowIn(item) ?? '')
        if (found === undefined) return []
        const { id, slug, title } = found
        return [{ workflow: { id, slug, title }, sales: group.length, gross: grossOf(group) }]
      }),
    )
    .sort((a, b) => b.sales - a.sales || (a.workflow.id < b.workflow.id ? -1 : 1))
    .slice(0, mostTopWorkflows)

const factsOf = (memory: Memory, period: Period, { zone, interval }: Calendar): ShopFacts => {
  const holds = isWithin(period)
  const start = intervalStart(zone, interval)
  const startOf = (at: Date) => start(slotOf(at))
  const book = [...ledgerEntries.committed(memory).values()]
  const paid = [...sales.committed(memory).values()].filter(({ paidAt }) => holds(paidAt))
  const asked = [...checkouts.committed(memory).values()].filter(
    ({ payPage, createdAt }) => payPage !== null && holds(createdAt),
  )
  const shelved = workflows.committed(memory)
  return {
    users: [...users.committed(memory).values()].filter(({ status }) => status !== 'erased').length,
    workflows: [...shelved.values()].filter(({ status }) => countedWorkflows.includes(status)).length,
    openRequests: [...customRequests.committed(memory).values()].filter(({ status }) => openStatuses.includes(status))
      .length,
    intervals: [
      ...soldIn(paid, startOf),
      ...bookedIn(
        book.filter(({ at }) => holds(at)),
        causesIn(book),
        startOf,
      ),
    ],
    topWorkflows: topOf(paid, shelved),
    checkouts: { initialized: asked.length, paid: asked.filter(({ status }) => status === 'paid').length },
  }
}

export const memoryStatistics = (memory: Memory): Statistics => ({
  of: (period, calendar) => done(() => factsOf(memory, period, calendar)),
})
