import { join } from 'node:path'
import { startMailbox } from './start-mailbox.ts'

const mailbox = await startMailbox({
  httpPort: Number(process.env.SANDBOX_MAIL_PORT ?? 8020),
  smtpPort: Number(process.env.SANDBOX_SMTP_PORT ?? 8025),
  file: join(process.env.VEXA_DATA_DIR ?? '.vexa', 'mailbox.jsonl'),
}).catch((failure: Error) => {
  console.error(`The mailbox does not start: ${failure.message} (SANDBOX_MAIL_PORT, SANDBOX_SMTP_PORT)`)
  return process.exit(1)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    mailbox.stop().finally(() => process.exit(0))
  })
