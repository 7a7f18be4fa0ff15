import type { Purchase } from '../../../domain/delivery/purchase.ts'
import { O } from '../../../domain/kernel/fp.ts'
import { paperNumber, standingReceipt } from '../../../domain/sales/receipts/receipt.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import type { Purchases } from '../../../ports/delivery/purchases.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { namedItem, requestTitled } from '../sales/named-item.ts'
import { papersOf, receipts } from '../sales/receipts.memory.ts'
import { sales } from '../sales/sales.memory.ts'

export const memoryPurchases = (memory: Memory): Purchases => {
  const toPurchase = ({ id, reference, item, price, status, paidAt }: Sale): Purchase => {
    const { workflow, version, request } = namedItem(memory, item)
    const receipt = standingReceipt(papersOf(receipts.committed(memory), id))
    return {
      reference,
      saleId: id,
      workflow: workflow === null ? null : { id: workflow.id, slug: workflow.slug, title: workflow.title },
      version,
      request: requestTitled(request),
      total: price.total,
      status,
      paidAt,
      receiptNumber: receipt === null ? null : paperNumber(receipt),
    }
  }
  const ofBuyer = (userId: string): ReadonlyArray<Sale> =>
    [...sales.committed(memory).values()].filter((sale) => sale.userId === userId)
  return {
    ofBuyer: (userId, page) =>
      done(() => {
        const dated = ofBuyer(userId).map((sale) => ({ id: sale.id, createdAt: sale.paidAt, sale }))
        const { items, next } = newestFirst(dated, page)
        return { items: items.map(({ sale }) => toPurchase(sale)), next }
      }),
    oneOfBuyer: (userId, reference) =>
      done(() =>
        O.fromNullable(
          ofBuyer(userId)
            .filter((sale) => sale.reference === reference)
            .map(toPurchase)[0],
        ),
      ),
  }
}
