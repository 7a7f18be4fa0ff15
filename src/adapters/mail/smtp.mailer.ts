import { createTransport } from 'nodemailer'
import { TE } from '../../domain/kernel/fp.ts'
import { unavailable } from '../../ports/kernel/transact.ts'
import type { Letter, Mailer } from '../../ports/notifications/mailer.ts'
import { failureOf } from './smtp.failure.ts'

/** `timeoutMs` is for a whole mail, connecting included. */
export type SmtpSettings = Readonly<{ url: string; from: string; host: string; timeoutMs: number }>

const isHere = (hostname: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)

/** A password goes over no wire that others can read. */
const mustEncrypt = (url: string): boolean => {
  const { username, hostname } = new URL(url)
  return username !== '' && !isHere(hostname)
}

/** RFC 8058, and RFC 3834, which keeps out-of-office replies away. */
const headersOf = ({ unsubscribeUrl }: Letter): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribeUrl === null
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})

/**
 * Hands mails to a mail server, each over a connection of its own: what breaks concerns one mail, and nothing is left
 * open. The Message-ID is made of the letter's id.
 */
export const smtpMailer = ({ url, from, host, timeoutMs }: SmtpSettings): Mailer => {
  const transport = createTransport({
    url,
    requireTLS: mustEncrypt(url),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const handOver = async (letter: Letter): Promise<void> => {
    const { id, to, subject, text, html } = letter
    await transport.sendMail({
      messageId: `<${id}@${host}>`,
      from,
      to: { name: to.name, address: to.email },
      subject,
      text,
      html,
      headers: headersOf(letter),
      signal: AbortSignal.timeout(timeoutMs),
    })
  }
  return { send: (letter) => TE.tryCatch(() => handOver(letter), failureOf) }
}

/** Where no mail server is set: mails wait for one. */
export const noMailer: Mailer = { send: () => TE.left(unavailable({ what: 'no mail server' })) }
