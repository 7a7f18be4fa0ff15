import type { ListedSale } from '../../../domain/insight/listed-sale.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import type { SaleDirectory, SaleFilter } from '../../../ports/insight/sale-directory.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { namedItem, requestTitled } from '../sales/named-item.ts'
import { disputes, refunds } from '../sales/outgoings.memory.ts'
import { sales } from '../sales/sales.memory.ts'

const oldestFirst = <A>(all: Iterable<A>, timeOf: (each: A) => Date): ReadonlyArray<A> =>
  [...all].sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime())

const contains = (text: string, searched: string): boolean => text.toLowerCase().includes(searched.toLowerCase())

const isMeant =
  ({ status, currency, from, to, text }: SaleFilter) =>
  (sale: ListedSale): boolean =>
    (status === null || sale.status === status) &&
    (currency === null || sale.total.currency === currency) &&
    (from === null || sale.paidAt >= from) &&
    (to === null || sale.paidAt < to) &&
    (text === null ||
      contains(sale.user.email, text) ||
      contains(sale.workflow?.title ?? sale.request?.title ?? '', text) ||
      sale.reference.startsWith(text))

export const memorySaleDirectory = (memory: Memory): SaleDirectory => {
  const toListed = (sale: Sale): ListedSale => {
    const { id, reference, userId, item, price, charged, fees, status, paidAt } = sale
    const { workflow, version, request } = namedItem(memory, item)
    const money = (amount: number) => ({ amount, currency: price.total.currency })
    const ofSale = <A extends Readonly<{ reference: string }>>(all: ReadonlyMap<string, A>) =>
      [...all.values()].filter((each) => each.reference === reference)
    return {
      id,
      reference,
      user: { id: userId, email: users.committed(memory).get(userId)?.email ?? '' },
      workflow: workflow === null ? null : { id: workflow.id, title: workflow.title },
      version,
      request: requestTitled(request),
      ...price,
      charged,
      fees,
      status,
      refunds: oldestFirst(ofSale(refunds.committed(memory)), ({ createdAt }) => createdAt).map((refund) => ({
        id: refund.id,
        amount: money(refund.amount),
        status: refund.status,
        origin: refund.origin,
        reason: refund.reason,
        at: refund.createdAt,
      })),
      disputes: oldestFirst(ofSale(disputes.committed(memory)), ({ openedAt }) => openedAt).map((dispute) => ({
        id: dispute.id,
        amount: money(dispute.amount),
        status: dispute.status,
        outcome: dispute.outcome,
        dueAt: dispute.dueAt,
        openedAt: dispute.openedAt,
        resolvedAt: dispute.resolvedAt,
      })),
      paidAt,
    }
  }
  const everyone = { after: null, limit: Number.MAX_SAFE_INTEGER }
  const listed = (filter: SaleFilter, page: PageRequest) => {
    const found = [...sales.committed(memory).values()].map(toListed).filter(isMeant(filter))
    const placed = found.map((sale) => ({ id: sale.id, createdAt: sale.paidAt, sale }))
    const { items, next } = newestFirst(placed, page)
    return { items: items.map(({ sale }) => sale), next }
  }
  return {
    list: (filter, page) => done(() => listed(filter, page)),
    every: (filter) =>
      done(async function* () {
        yield listed(filter, everyone).items
      }),
    one: (id) => done(() => pipe(O.fromNullable(sales.committed(memory).get(id)), O.map(toListed))),
  }
}
