import type { Receipt } from '../sales/receipts/receipt.ts'
import { paperFacts, paperTitle, receiptLines } from '../sales/receipts/receipt-lines.ts'
import { headerText } from './header-text.ts'
import { figures, leadsTo, lists, type Message, says } from './message.ts'
import type { AddressOf } from './update-message.ts'

const why = 'You get this because you bought this workflow.'

/** A paper as mails show it, whole. */
const shown = (paper: Receipt, credited: Receipt | null) => [
  figures(paperTitle(paper), receiptLines(paper)),
  lists(
    'About this paper',
    paperFacts(paper, credited).map(({ label, value }) => `${label}: ${value}`),
  ),
]

/** What has no version yet is made to order. */
const thanks = ({ item: { title, version } }: Receipt, addressOf: AddressOf) =>
  version === null
    ? [
        says(`Thank you. “${headerText(title)}” is paid; it comes into your library when it is ready.`),
        leadsTo('Your requests', addressOf('/requests')),
      ]
    : [says(`Thank you. “${headerText(title)}” is in your library.`), leadsTo('Your library', addressOf('/library'))]

/** Thanks a buyer, with the receipt. It leads to the library, where one has to log in: nothing in it opens anything. */
export const receiptMessage = (receipt: Receipt, addressOf: AddressOf): Message => ({
  subject: `${paperTitle(receipt)}: ${receipt.item.title}`,
  blocks: [...thanks(receipt, addressOf), ...shown(receipt, null)],
  why,
})

const left = ({ item: { version } }: Receipt, keepsAccess: boolean): string => {
  if (version === null)
    return keepsAccess
      ? 'A part of the price went back; what you asked for stays yours.'
      : 'All of the price went back, so what you asked for is not yours any more.'
  return keepsAccess
    ? 'A part of the price went back; the workflow stays yours.'
    : 'All of the price went back, so the workflow is in your library no more.'
}

/** Tells a buyer that money went back, with the credit note, and what becomes of their access. It leads to no file. */
export const refundMessage = (note: Receipt, credited: Receipt, keepsAccess: boolean): Message => ({
  subject: `Refund of ${note.item.title}`,
  blocks: [
    says('Your money is on its way back to where it came from. How soon it shows there is up to your bank.'),
    says(left(note, keepsAccess)),
    ...shown(note, credited),
  ],
  why,
})

/** Tells somebody that a purchase was moved to their account, with the receipt in their name if there is one. */
export const handedOverMessage = (title: string, receipt: Receipt | null, addressOf: AddressOf): Message => ({
  subject: `${title} is yours now`,
  blocks: [
    says(`The shop has moved the purchase of “${title}” to your account.`),
    leadsTo('Your library', addressOf('/library')),
    ...(receipt === null ? [] : shown(receipt, null)),
  ],
  why: 'You get this because the purchase was moved to this account.',
})

/** Tells somebody that a purchase is theirs no more. Whose it is now is nobody's business. */
export const takenAwayMessage = (title: string): Message => ({
  subject: `${title} was moved to another account`,
  blocks: [
    says(`The shop has moved the purchase of “${title}” to another account. It is in your library no more.`),
    says('If you did not expect this, write to the shop.'),
  ],
  why: 'You get this because the purchase was on this account.',
})
