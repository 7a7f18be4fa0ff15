import { startHttp } from './http.ts'
import type { Message } from './message.ts'
import { openMessages } from './messages.ts'
import { openRefusals, type Refusal } from './refusals.ts'
import { startSmtp } from './smtp.ts'

export type MailboxOptions = Readonly<{
  /** 0 takes any free port. */
  httpPort: number
  /** 0 takes any free port. */
  smtpPort: number
  /** Where mails are kept; `null` keeps them in memory alone. */
  file: string | null
}>

export type RunningMailbox = Readonly<{
  /** The page; the JSON is at `/messages` under it. */
  url: string
  smtpUrl: string
  /** Newest first. */
  messages: () => ReadonlyArray<Message>
  clear: () => Promise<void>
  /** What its SMTP server refuses from now on, in place of what it refused before. */
  refuse: (refusals: ReadonlyArray<Refusal>) => void
  stop: () => Promise<void>
}>

/** A mailbox for everyone, on 127.0.0.1: takes mail by SMTP, shows it over HTTP. Rejects when a port is taken. */
export const startMailbox = async ({ httpPort, smtpPort, file }: MailboxOptions): Promise<RunningMailbox> => {
  const messages = await openMessages(file)
  const refusals = openRefusals()
  const smtp = await startSmtp(smtpPort, messages.add, refusals)
  const http = await startHttp(httpPort, messages).catch(async (failure) => {
    await smtp.stop()
    throw failure
  })
  return {
    url: `http://localhost:${http.port}`,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    messages: messages.all,
    clear: messages.clear,
    refuse: refusals.set,
    stop: async () => {
      await smtp.stop()
      await http.stop()
    },
  }
}
