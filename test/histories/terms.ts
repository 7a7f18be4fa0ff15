import type { Book } from './book.ts'

const usesAs: Readonly<Record<string, ReadonlyArray<string>>> = {
  open: ['reserved'],
  initialized: ['reserved'],
  paid: ['consumed'],
  review: ['reserved', 'released'],
}

/** I7: the parts of every price make its total. */
export const faultsOfPrices = (book: Book): ReadonlyArray<string> =>
  book.checkouts.flatMap(({ reference, list, discount, tax, taxIncluded, total }) =>
    total === list - discount + (taxIncluded ? 0 : tax) && discount >= 0 && tax >= 0 && total >= 0
      ? []
      : [`I7: the parts of ${reference} do not make its total`],
  )

type Use = Book['uses'][number]
export const counts = ({ status, isOver }: Use): boolean => status !== 'released' && !isOver

/** I8: no coupon was taken more often than it may be, by all or by one, and each use stands as its checkout does. */
export const faultsOfCoupons = (book: Book): ReadonlyArray<string> => {
  const faults: Array<string> = []
  for (const { id, uses, overUses, maxRedemptions, perUserLimit } of book.coupons) {
    const all = book.uses.filter(({ couponId }) => couponId === id)
    const taken = all.filter(counts)
    const most = Math.max(0, ...[...Map.groupBy(taken, ({ userId }) => userId).values()].map(({ length }) => length))
    if (uses !== taken.length || overUses !== all.filter(({ isOver }) => isOver).length)
      faults.push(`I8: ${id} counts ${uses} and ${overUses}, not what was taken`)
    if (taken.length > (maxRedemptions ?? Number.POSITIVE_INFINITY)) faults.push(`I8: ${id} was taken too often`)
    if (most > (perUserLimit ?? Number.POSITIVE_INFINITY)) faults.push(`I8: one buyer took ${id} too often`)
  }
  for (const { reference, status, couponId } of book.checkouts) {
    const use = book.uses.find((each) => each.reference === reference)
    const isRight =
      couponId === null
        ? use === undefined
        : use?.couponId === couponId && (usesAs[status] ?? ['released']).includes(use.status)
    if (!isRight) faults.push(`I8: ${reference} is ${status}, its use of a coupon ${use?.status}`)
  }
  return faults
}

const of = (book: Book, id: string, kind: string) =>
  book.papers.filter((each) => each.saleId === id && each.kind === kind)

/** I10: papers are numbered without gaps, one receipt stands for a sale, and no paper says more than went. */
export const faultsOfPapers = (book: Book): ReadonlyArray<string> => {
  const faults: Array<string> = []
  for (const kind of ['receipt', 'credit_note']) {
    const numbers = book.papers.filter((each) => each.kind === kind).map(({ number }) => Number(number))
    if (numbers.toSorted((a, b) => a - b).some((number, at) => number !== at + 1))
      faults.push(`I10: the numbers of ${kind} are ${numbers}`)
  }
  for (const [cause, all] of Map.groupBy(book.papers, (each) => `${each.kind} of ${each.cause}`))
    if (all.length > 1) faults.push(`I10: ${all.length} times a ${cause}`)
  for (const { id, reference, charged, total, userId } of book.sales) {
    const [receipts, notes] = [of(book, id, 'receipt'), of(book, id, 'credit_note')]
    if (receipts.length === 0) {
      if (notes.length > 0) faults.push(`I10: ${reference} has a credit note and no receipt`)
      continue
    }
    const corrected = notes.filter(({ reason }) => reason === 'correction')
    if (receipts.length - corrected.length !== 1) faults.push(`I10: ${reference} has not one receipt that holds`)
    const first = receipts.find(({ reason }) => reason === 'sale')
    if (first?.total !== total) faults.push(`I10: the receipt of ${reference} is over ${first?.total}, not ${total}`)
    if (receipts.at(-1) !== undefined && !receipts.some((each) => each.userId === userId))
      faults.push(`I10: no receipt of ${reference} is its buyer’s`)
    const back = notes.filter(({ reason }) => reason === 'refund').reduce((sum, each) => sum + each.total, 0)
    if (back > charged) faults.push(`I10: more is taken back of ${reference} on paper than was paid`)
  }
  return faults
}

/** In the end every sale has its receipt, and every refund of one its credit note: those that have not. */
export const unpapered = (book: Book): ReadonlyArray<string> =>
  book.sales.flatMap(({ id, reference }) => [
    ...(of(book, id, 'receipt').length === 0 ? [`${reference} has no receipt`] : []),
    ...book.refunds
      .filter((each) => each.reference === reference && each.status === 'processed')
      .filter((refund) => !of(book, id, 'credit_note').some(({ cause }) => cause === refund.id))
      .map((refund) => `refund ${refund.id} of ${reference} has no credit note`),
  ])
