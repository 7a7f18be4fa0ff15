import { dateText } from '../kernel/date-text.ts'
import { moneyText } from '../kernel/money-text.ts'
import type { RequestEvent } from '../requests/request-event.ts'
import type { RequestView } from '../requests/request-view.ts'
import { type Block, leadsTo, type Message, quotes, says } from './message.ts'
import type { AddressOf } from './update-message.ts'

type Told = Readonly<{ subject: string; blocks: ReadonlyArray<Block> }>

const lastWords = ({ messages }: RequestView, from: 'buyer' | 'operator'): ReadonlyArray<Block> => {
  const last = messages.filter((each) => each.from === from).at(-1)
  return last === undefined ? [] : [quotes(from === 'operator' ? 'The shop wrote' : 'You wrote', last.text)]
}

const quoted = ({ title, quote }: RequestView, quoteId: string): Told | null =>
  quote?.id !== quoteId
    ? null
    : {
        subject: `A quote for ${title}`,
        blocks: [
          says(
            `The shop makes “${title}” for ${moneyText(quote.price)}, if you say so before ${dateText(quote.validUntil)}.`,
          ),
          quotes('What you would get', quote.scope),
        ],
      }

/** What is said of each thing that happens; none where it is not so, and of what the buyer writes, for they know it. */
const words: Readonly<Record<RequestEvent['_tag'], (view: RequestView, about: string) => Told | null>> = {
  CustomRequestQuoted: quoted,
  CustomRequestAccepted: ({ title }) => ({
    subject: `You accepted the quote for ${title}`,
    blocks: [says(`Work on “${title}” begins when it is paid.`)],
  }),
  CustomRequestRejected: ({ title }) => ({
    subject: `You turned down the quote for ${title}`,
    blocks: [says(`Nothing of “${title}” is made, and nothing is to be paid.`)],
  }),
  CustomRequestCancelled: ({ title }) => ({
    subject: `You cancelled ${title}`,
    blocks: [says(`Nothing of “${title}” is made, and nothing is to be paid.`)],
  }),
  CustomRequestDeclined: (view) => ({
    subject: `We cannot make ${view.title}`,
    blocks: [says(`The shop does not make “${view.title}”.`), ...lastWords(view, 'operator')],
  }),
  CustomRequestExpired: ({ title }) => ({
    subject: `The quote for ${title} has expired`,
    blocks: [says(`You did not answer the quote for “${title}” in time. If you still need it, ask again.`)],
  }),
  CustomRequestPaid: ({ title }) => ({
    subject: `Work on ${title} begins`,
    blocks: [says(`“${title}” is paid. You hear from us when it is ready.`)],
  }),
  CustomRequestDelivered: ({ title, delivery }) =>
    delivery === null
      ? null
      : {
          subject: `${title} is ready`,
          blocks: [
            says(`“${title}” is in your library. Look at it; if something is to be changed, say so within 14 days.`),
          ],
        },
  CustomRequestRevisionAsked: (view) => ({
    subject: `You asked for a change of ${view.title}`,
    blocks: [says(`You hear from us when “${view.title}” is ready again.`), ...lastWords(view, 'buyer')],
  }),
  CustomRequestClosed: ({ title }) => ({
    subject: `${title} is done`,
    blocks: [says(`Your request “${title}” is closed. What was made stays in your library.`)],
  }),
  CustomRequestRefunded: ({ title }) => ({
    subject: `${title} is refunded`,
    blocks: [says(`What you paid for “${title}” went back in full, so the request is over.`)],
  }),
  CustomRequestMessageWritten: ({ title, messages }, messageId) => {
    const message = messages.find(({ id }) => id === messageId)
    return message === undefined || message.from === 'buyer'
      ? null
      : { subject: `A message about ${title}`, blocks: [quotes('The shop wrote', message.text)] }
  },
}

const isTag = (tag: string): tag is RequestEvent['_tag'] => Object.hasOwn(words, tag)

/** Tells a buyer what happened to their request, `about`: the id of the quote or message; null when there is nothing to tell. */
export const requestMessage = (
  view: RequestView,
  { tag, about }: Readonly<{ tag: string; about: string }>,
  addressOf: AddressOf,
): Message | null => {
  const told = isTag(tag) ? words[tag](view, about) : null
  return told === null
    ? null
    : {
        subject: told.subject,
        blocks: [...told.blocks, leadsTo('Your request', addressOf(`/requests/${view.id}`))],
        why: 'You get this because you asked the shop for a workflow.',
      }
}
