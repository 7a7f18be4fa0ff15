import { dateText } from '../../kernel/date-text.ts'
import type { Money } from '../../kernel/money.ts'
import { moneyText } from '../../kernel/money-text.ts'
import { headerText } from '../../notifications/header-text.ts'
import { paperNumber, type Receipt } from './receipt.ts'

/** A line of a paper; the one that all others lead to is `isTotal`. */
export type Line = Readonly<{ label: string; value: string; isTotal?: boolean }>

const minus = (money: Money): string => `−${moneyText(money)}`

const line = (label: string, money: Money): Line => ({ label, value: moneyText(money) })

/** What was sold, on one line and without characters that turn the direction of writing. */
export const itemText = ({ item: { title, version } }: Pick<Receipt, 'item'>): string =>
  `${headerText(title)}${version === null ? '' : `, version ${version}`}`

const taxName = ({ taxRule: { name, percent } }: Receipt): string => `${name ?? 'Tax'} ${percent} %`

const onlyIf = (holds: boolean, lines: ReadonlyArray<Line>): ReadonlyArray<Line> => (holds ? lines : [])

const total = (receipt: Receipt, label: string): ReadonlyArray<Line> => {
  const { price, taxRule } = receipt
  return [
    { ...line(label, price.total), isTotal: true },
    ...onlyIf(price.tax.amount > 0 && taxRule.included, [line(`${taxName(receipt)}, included`, price.tax)]),
  ]
}

const ofReceipt = (receipt: Receipt): ReadonlyArray<Line> => {
  const { price, taxRule, refundedBefore, charged } = receipt
  const isFirst = refundedBefore.amount === 0
  return [
    line(itemText(receipt), price.list),
    ...onlyIf(price.discount.amount > 0, [{ label: 'Discount', value: minus(price.discount) }]),
    ...onlyIf(price.tax.amount > 0 && !taxRule.included, [line(taxName(receipt), price.tax)]),
    ...onlyIf(!isFirst, [{ label: 'Given back before', value: minus(refundedBefore) }]),
    ...total(receipt, 'Total'),
    ...onlyIf(isFirst && charged.amount > price.total.amount, [line('Paid, with the fee of the payment', charged)]),
  ]
}

/** The figures of a paper, from what was sold to the total. A credit note says what went back, and the tax in it. */
export const receiptLines = (receipt: Receipt): ReadonlyArray<Line> =>
  receipt.kind === 'receipt'
    ? ofReceipt(receipt)
    : [
        line(itemText(receipt), receipt.price.total),
        ...onlyIf(receipt.price.tax.amount > 0 && !receipt.taxRule.included, [
          line(`${taxName(receipt)} in it`, receipt.price.tax),
        ]),
        ...total(receipt, receipt.reason === 'refund' ? 'Given back' : 'Taken back'),
      ]

/** What a paper is called by. */
export const paperTitle = (receipt: Receipt): string =>
  `${receipt.kind === 'receipt' ? 'Receipt' : 'Credit note'} ${paperNumber(receipt)}`

const billed = ({ buyer: { name, email } }: Receipt): string =>
  [...(name === null ? [] : [headerText(name)]), ...(email === null ? [] : [email])].join(', ')

/** Whose paper it is, and when and for which payment it was issued. `credited` is the receipt that a credit note takes from. */
export const paperFacts = (receipt: Receipt, credited: Receipt | null): ReadonlyArray<Line> => [
  ...(billed(receipt) === '' ? [] : [{ label: 'For', value: billed(receipt) }]),
  { label: 'Issued', value: dateText(receipt.issuedAt) },
  ...(credited === null ? [] : [{ label: 'Takes from', value: paperNumber(credited) }]),
  ...(receipt.kind === 'receipt' ? [{ label: 'Paid', value: dateText(receipt.paidAt) }] : []),
  { label: 'Payment', value: receipt.reference },
]
