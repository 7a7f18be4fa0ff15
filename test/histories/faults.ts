import type { Book } from './book.ts'
import { faultsOfCoupons, faultsOfPapers, faultsOfPrices } from './terms.ts'

const sum = (amounts: ReadonlyArray<number>): number => amounts.reduce((total, each) => total + each, 0)
const grouped = <A>(all: ReadonlyArray<A>, key: (each: A) => string): ReadonlyArray<ReadonlyArray<A>> => [
  ...Map.groupBy(all, key).values(),
]

/** What went back of a payment, or may, as the book says; in minor units. */
export const outflow = (book: Book, reference: string, charged: number) => {
  const refunds = book.refunds.filter((each) => each.reference === reference)
  const disputes = book.disputes.filter((each) => each.reference === reference)
  const holding = sum(refunds.filter(({ status }) => status !== 'failed').map(({ amount }) => amount))
  const back = sum(refunds.filter(({ status }) => status === 'processed').map(({ amount }) => amount))
  const lost = disputes.filter(({ outcome }) => outcome !== null && outcome !== 'declined')
  const open = disputes.filter(({ status }) => status !== 'resolved')
  const taken = Math.min(sum(lost.map(({ amount }) => amount)), charged - holding)
  const withheld = Math.min(sum(open.map(({ amount }) => amount)), charged - holding - taken)
  return { holding, back, taken, withheld, isLost: lost.length > 0, isOpen: open.length > 0 }
}

type Sale = Book['sales'][number]

const saleStatus = (book: Book, { reference, total, charged }: Sale): string => {
  const { back, isLost, isOpen } = outflow(book, reference, charged)
  if (total > 0 && back >= total) return 'refunded'
  if (isLost) return 'charged_back'
  if (isOpen) return 'disputed'
  return back > 0 ? 'partially_refunded' : 'paid'
}

const sourceStatus = (book: Book, sale: Sale): string => {
  const { holding, back, isLost, isOpen } = outflow(book, sale.reference, sale.charged)
  if ((sale.total > 0 && back >= sale.total) || isLost) return 'revoked'
  return isOpen || (sale.total > 0 && holding >= sale.total) ? 'suspended' : 'good'
}

/** Whether someone owns an item: by a sale that is worth anything still. */
export const owns = (book: Book, userId: string, workflowId: string): boolean =>
  book.sales.some(
    (sale) => sale.userId === userId && sale.workflowId === workflowId && sourceStatus(book, sale) !== 'revoked',
  )

type Balances = Readonly<Record<string, number>>
const nonZero = (balances: Balances): Balances =>
  Object.fromEntries(
    Object.entries(balances)
      .filter(([, amount]) => amount !== 0)
      .sort(),
  )

/** A part of an amount by a ratio of whole numbers, rounded half up, once. */
export const shareOf = (amount: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)))

type Checkout = Book['checkouts'][number]

const booksOfSale = (book: Book, { reference, charged, fees }: Sale, checkout: Checkout): Balances => {
  const { list, discount, tax, taxIncluded, total } = checkout
  const { back, taken, withheld } = outflow(book, reference, charged)
  const taxIn = (amount: number): number => shareOf(tax, Math.min(amount, total), total)
  return nonZero({
    paystack_clearing: charged - fees - back - taken - withheld,
    paystack_fees: fees,
    sales: -(taxIncluded ? list - tax : list),
    discounts: discount,
    tax_payable: -(tax - taxIn(back + taken)),
    buyer_fees: -(charged - total),
    refunds: back - taxIn(back),
    chargebacks: taken - (taxIn(back + taken) - taxIn(back)),
    dispute_hold: withheld,
  })
}

const booksOfHeld = (book: Book, reference: string, amount: number, fees: number): Balances => {
  const { back, taken, withheld } = outflow(book, reference, amount)
  return nonZero({
    paystack_clearing: amount - fees - back - taken - withheld,
    paystack_fees: fees,
    held: -(amount - back - taken),
    dispute_hold: withheld,
  })
}

/** What the books of a payment must say, by what is known of it. */
const expectedBooks = (book: Book, reference: string): Balances => {
  const sale = book.sales.find((each) => each.reference === reference)
  const checkout = book.checkouts.find((each) => each.reference === reference)
  if (checkout === undefined) return {}
  if (sale !== undefined) return booksOfSale(book, sale, checkout)
  return checkout.heldAmount === null ? {} : booksOfHeld(book, reference, checkout.heldAmount, checkout.heldFees ?? 0)
}

const balancesOf = (book: Book, reference: string): Balances => {
  const entries = book.ledger.filter((each) => each.reference === reference)
  return nonZero(
    Object.fromEntries(
      grouped(entries, ({ account }) => account).map((all) => [
        all[0]?.account ?? '',
        sum(all.map(({ delta }) => delta)),
      ]),
    ),
  )
}

const same = (a: Balances, b: Balances): boolean => JSON.stringify(a) === JSON.stringify(b)
const standing = new Set(['paid', 'partially_refunded', 'disputed'])

/** The invariants of domain.md 9 that concern money, over a book alone; what breaks them. */
export const faultsOf = (book: Book): ReadonlyArray<string> => {
  const faults: Array<string> = [...faultsOfPrices(book), ...faultsOfCoupons(book), ...faultsOfPapers(book)]
  const demand = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault)
  }
  for (const all of grouped(book.sales, ({ reference }) => reference))
    demand(all.length === 1, `I1: ${all.length} sales of ${all[0]?.reference}`)
  for (const all of grouped(
    book.sales.filter(({ status }) => standing.has(status)),
    ({ userId, workflowId }) => `${userId} ${workflowId}`,
  ))
    demand(all.length === 1, `I1: ${all.length} standing sales of one buyer and item`)
  for (const { reference, status, total, list, userId, workflowId } of book.checkouts) {
    const sale = book.sales.find((each) => each.reference === reference)
    demand((status === 'paid') === (sale !== undefined), `I2: ${reference} is ${status}, its sale ${sale?.id}`)
    const item = book.reviewItems.find((each) => each.reference === reference)
    const isOnItsWay = book.refunds.some((each) => each.reference === reference && each.status !== 'failed')
    if (status === 'review')
      demand(item?.isOpen === true || (item !== undefined && isOnItsWay), `I2: nobody is asked about ${reference}`)
    if (sale !== undefined)
      demand(
        [sale.total, sale.list, sale.userId, sale.workflowId].join() === [total, list, userId, workflowId].join() &&
          sale.charged >= total,
        `I3: the sale of ${reference} is not its checkout`,
      )
    demand(
      same(balancesOf(book, reference), expectedBooks(book, reference)),
      `I4: the books of ${reference} (${status}) say ${JSON.stringify(balancesOf(book, reference))}, not ${JSON.stringify(expectedBooks(book, reference))}`,
    )
  }
  for (const all of grouped(
    book.checkouts.filter(({ status }) => status === 'open' || status === 'initialized'),
    ({ userId, workflowId }) => `${userId} ${workflowId}`,
  ))
    demand(all.length === 1, `${all.length} open checkouts of one buyer and item`)
  for (const all of grouped(book.ledger, ({ txnId, currency }) => `${txnId} ${currency}`))
    demand(sum(all.map(({ delta }) => delta)) === 0, `I4: booking ${all[0]?.txnId} does not balance`)
  for (const sale of book.sales) {
    const { holding, taken, withheld } = outflow(book, sale.reference, sale.charged)
    demand(holding <= sale.charged && taken >= 0 && withheld >= 0, `I5: more goes back of ${sale.reference} than came`)
    demand(sale.status === saleStatus(book, sale), `sale ${sale.reference} is ${sale.status}, its money says otherwise`)
    const source = book.rights.find(({ kind, originId }) => kind === 'sale' && originId === sale.id)
    demand(
      source?.status === sourceStatus(book, sale) && source.userId === sale.userId,
      `I6: the right from ${sale.reference} is ${source?.status}, not ${sourceStatus(book, sale)}`,
    )
  }
  for (const all of grouped(book.rights, ({ userId, workflowId }) => `${userId} ${workflowId}`)) {
    const statuses = all.map(({ status }) => status)
    const derived = statuses.includes('good') ? 'active' : statuses.includes('suspended') ? 'suspended' : 'revoked'
    demand(all[0]?.right === derived, `I6: a right is ${all[0]?.right}, its sources say ${derived}`)
    for (const { kind, originId } of all)
      demand(
        kind !== 'sale' || book.sales.some(({ id }) => id === originId),
        `I6: a right from a sale that is not there`,
      )
  }
  return faults
}
