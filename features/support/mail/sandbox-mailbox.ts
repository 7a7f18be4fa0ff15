import type { Message } from '../../../sandbox/mailbox/message.ts'
import type { RunningMailbox } from '../../../sandbox/mailbox/start-mailbox.ts'
import type { Mailbox, ReceivedMail } from './mailbox.ts'

const received = ({ to, subject, text, html, messageId, headers }: Message): ReceivedMail => ({
  to: to.join(', '),
  subject,
  text: text ?? '',
  html: html ?? '',
  messageId: messageId ?? '',
  unsubscribeUrl: /<([^>]+)>/.exec(headers['list-unsubscribe'] ?? '')?.[1] ?? null,
})

/** The mailbox stand-in behind its SMTP server, as `npm start` has it. */
export const sandboxMailbox = (mailbox: () => RunningMailbox): Mailbox & Readonly<{ reset: () => Promise<void> }> => ({
  of: async (email) =>
    mailbox()
      .messages()
      .filter(({ to }) => to.includes(email))
      .toReversed()
      .map(received),
  breakDown: () => mailbox().refuse([{ at: 'connect', status: 421 }]),
  shutOut: (email) => mailbox().refuse([{ at: 'recipient', status: 550, only: email }]),
  putRight: () => mailbox().refuse([]),
  reset: async () => {
    mailbox().refuse([])
    await mailbox().clear()
  },
})
