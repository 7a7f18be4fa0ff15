import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Message } from './message.ts'
import type { Refusals } from './refusals.ts'

const mostBytes = 10 * 1024 * 1024

const senderOf = ({ envelope }: SMTPServerSession): string =>
  envelope.mailFrom === false || envelope.mailFrom === null ? '' : envelope.mailFrom.address

const headersOf = ({ headerLines }: ParsedMail): Readonly<Record<string, string>> =>
  Object.fromEntries(
    headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s+/g, ' ')
        .trim(),
    ]),
  )

const read = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Message> => {
  const mail = await simpleParser(stream, { skipTextToHtml: true, skipHtmlToText: true })
  return {
    id: randomUUID(),
    from: mail.from?.text ?? senderOf(session),
    to: session.envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    text: mail.text ?? null,
    html: mail.html === false ? null : (mail.html ?? null),
    messageId: mail.messageId ?? null,
    headers: headersOf(mail),
    receivedAt: new Date().toISOString(),
  }
}

const tooLarge = (): Error => Object.assign(new Error('Message too large'), { responseCode: 552 })

export type SmtpServer = Readonly<{ port: number; stop: () => Promise<void> }>

/**
 * An SMTP server on 127.0.0.1 that takes every mail for everyone. It asks for no login and accepts any; it offers no
 * encryption, for it does not leave the machine. A mail is accepted only when it is kept.
 */
export const startSmtp = async (
  port: number,
  keep: (message: Message) => Promise<void>,
  { check }: Pick<Refusals, 'check'>,
): Promise<SmtpServer> => {
  /** Answers a command: well, with a refusal, or not at all. */
  const answering = (work: Promise<void>, done: (failure?: Error | null) => void): void => {
    work.then(
      () => done(),
      (failure: Error) => done(failure),
    )
  }
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    closeTimeout: 1_000,
    onAuth: (_login, _session, done) => done(null, { user: 'anyone' }),
    onConnect: (_session, done) => answering(check('connect', []), done),
    onMailFrom: (_address, _session, done) => answering(check('sender', []), done),
    onRcptTo: ({ address }, _session, done) => answering(check('recipient', [address]), done),
    onData: (stream, session, done) => {
      const kept = read(stream, session).then(async (message) => {
        if (stream.sizeExceeded) throw tooLarge()
        await check('data', message.to)
        await keep(message)
      })
      answering(kept, done)
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
