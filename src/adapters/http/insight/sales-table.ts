import { stringify } from 'csv-stringify/sync'
import type { ListedSale } from '../../../domain/insight/listed-sale.ts'

/** A column's name, and what it says of a sale. */
const columns: ReadonlyArray<readonly [string, (sale: ListedSale) => string | number]> = [
  ['id', ({ id }) => id],
  ['reference', ({ reference }) => reference],
  ['paidAt', ({ paidAt }) => paidAt.toISOString()],
  ['status', ({ status }) => status],
  ['currency', ({ total }) => total.currency],
  ['list', ({ list }) => list.amount],
  ['discount', ({ discount }) => discount.amount],
  ['tax', ({ tax }) => tax.amount],
  ['total', ({ total }) => total.amount],
  ['charged', ({ charged }) => charged.amount],
  ['fees', ({ fees }) => fees.amount],
  [
    'refunded',
    ({ refunds }) =>
      refunds.filter(({ status }) => status === 'processed').reduce((sum, { amount }) => sum + amount.amount, 0),
  ],
  ['disputes', ({ disputes }) => disputes.length],
  ['userId', ({ user }) => user.id],
  ['email', ({ user }) => user.email],
  ['workflowId', ({ workflow }) => workflow?.id ?? ''],
  ['workflow', ({ workflow }) => workflow?.title ?? ''],
  ['version', ({ version }) => version ?? ''],
  ['requestId', ({ request }) => request?.id ?? ''],
  ['request', ({ request }) => request?.title ?? ''],
]

/** Rows as RFC 4180 has them; text that a spreadsheet would take for a formula is told to be text (OWASP, CSV injection). */
export const tableRows = (rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
  stringify([...rows], { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ })

const head = tableRows([columns.map(([name]) => name)])
const rowsOf = (sales: ReadonlyArray<ListedSale>): string =>
  tableRows(sales.map((sale) => columns.map(([, said]) => said(sale))))

/** The table of these sales, lot by lot. Stopping it before it began stops the reading of sales as well. */
export const salesTable = (
  lots: AsyncIterableIterator<ReadonlyArray<ListedSale>>,
): AsyncIterableIterator<Uint8Array> => {
  let hasHead = false
  const stopped = async () => {
    await lots.return?.()
    return { done: true as const, value: undefined }
  }
  const table: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => table,
    next: async () => {
      if (!hasHead) {
        hasHead = true
        return { done: false, value: Buffer.from(head) }
      }
      const lot = await lots.next()
      return lot.done === true
        ? { done: true, value: undefined }
        : { done: false, value: Buffer.from(rowsOf(lot.value)) }
    },
    return: stopped,
  }
  return table
}
