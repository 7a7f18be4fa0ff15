import { TE } from '../../../src/domain/kernel/fp.ts'
import { type Provision, provide } from '../../../src/ports/kernel/port.ts'
import { unavailable } from '../../../src/ports/kernel/transact.ts'
import { type Letter, letterRefused, Mailer } from '../../../src/ports/notifications/mailer.ts'
import type { Mailbox, ReceivedMail } from './mailbox.ts'

const received = ({ id, to, subject, text, html, unsubscribeUrl }: Letter): ReceivedMail => ({
  to: to.email,
  subject,
  text,
  html,
  messageId: `<${id}@shop.example>`,
  unsubscribeUrl,
})

/** A mail server in memory, which can be broken. */
export const doubleMailbox = (): Mailbox & Readonly<{ provisions: ReadonlyArray<Provision>; reset: () => void }> => {
  let taken: ReadonlyArray<Letter> = []
  let isBroken = false
  const shutOut = new Set<string>()
  const mailer: Mailer = {
    send: (letter) => {
      if (isBroken) return TE.left(unavailable({ what: 'mail server' }))
      if (shutOut.has(letter.to.email)) return TE.left(letterRefused({ status: 550 }))
      return TE.fromIO(() => {
        taken = [...taken, letter]
      })
    },
  }
  const putRight = (): void => {
    isBroken = false
    shutOut.clear()
  }
  return {
    provisions: [provide(Mailer, mailer)],
    of: async (email) => taken.filter(({ to }) => to.email === email).map(received),
    breakDown: () => {
      isBroken = true
    },
    shutOut: (email) => void shutOut.add(email),
    putRight,
    reset: () => {
      taken = []
      putRight()
    },
  }
}
