import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Message } from './message.ts'

const mostBytes = 10 * 1024 * 1024

const senderOf = ({ envelope }: SMTPServerSession): string =>
  envelope.mailFrom === false || envelope.mailFrom === null ? '' : envelope.mailFrom.address

const read = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Message> => {
  const mail = await simpleParser(stream, { skipTextToHtml: true, skipHtmlToText: true })
  return {
    id: randomUUID(),
    from: mail.from?.text ?? senderOf(session),
    to: session.envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    text: mail.text ?? null,
    html: mail.html === false ? null : (mail.html ?? null),
    receivedAt: new Date().toISOString(),
  }
}

const tooLarge = (): Error => Object.assign(new Error('Message too large'), { responseCode: 552 })

export type SmtpServer = Readonly<{ port: number; stop: () => Promise<void> }>

/**
 * An SMTP server on 127.0.0.1 that takes every mail for everyone. It asks for no login and accepts any; it offers no
 * encryption, for it does not leave the machine. A mail is accepted only when it is kept.
 */
export const startSmtp = async (port: number, keep: (message: Message) => Promise<void>): Promise<SmtpServer> => {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    closeTimeout: 1_000,
    onAuth: (_login, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, session, done) => {
      read(stream, session)
        .then((message) => (stream.sizeExceeded ? Promise.reject(tooLarge()) : keep(message)))
        .then(
          () => done(),
          (failure: Error) => done(failure),
        )
    },
  })
  // A client that breaks off a connection is no reason to stop; a port that is taken rejects below.
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
