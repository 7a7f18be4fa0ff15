import { expect } from 'vitest'
import type { Message } from '../../../sandbox/mailbox/message.ts'
import { startMailbox } from '../../../sandbox/mailbox/start-mailbox.ts'
import { ask, bearer, type Received } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import type { Person } from './people.ts'

const patient = { timeout: 15_000, interval: 50 }

const forms = { code: /Your code is (\d{6})\./, token: /#token=([\w-]{43})\n/ } as const
type Form = keyof typeof forms

/** A shop whose mails arrive in a real mailbox. */
export const shopWithMail = async (overrides: Readonly<Record<string, string>> = {}) => {
  const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, file: null })
  const smtp = { SMTP_URL: mailbox.smtpUrl }
  const shop = await testShop({ ...smtp, ...overrides })
  /** Oldest first. */
  const mailsTo = (email: string, form: Form): ReadonlyArray<Message> =>
    mailbox
      .messages()
      .filter(({ to, text }) => to.includes(email) && forms[form].test(text ?? ''))
      .toReversed()
  /** The code or token of somebody's mail of this number, once it is there. */
  const mailed = async (email: string, form: Form, nth = 1): Promise<string> => {
    await expect.poll(() => mailsTo(email, form).length, patient).toBeGreaterThanOrEqual(nth)
    return forms[form].exec(mailsTo(email, form)[nth - 1]?.text ?? '')?.[1] ?? ''
  }
  /** Waits until no job and no mail is under way. */
  const settled = () =>
    expect
      .poll(
        () =>
          shop.sql(`select id::text from pgboss.job where name not like '\\_\\_pgboss%' and state in ('created', 'retry', 'active')
                    union all select id::text from mails where ended_at is null`),
        patient,
      )
      .toEqual([])
  return {
    shop,
    smtp,
    mailbox,
    mailsTo,
    mailed,
    settled,
    stop: async () => {
      await shop.stop()
      await mailbox.stop()
    },
  }
}

export const forgot = ({ url }: TestShop, email: string, headers = {}): Promise<Received> =>
  ask(url, '/api/auth/password/forgot', { headers, body: { email } })

export const reset = ({ url }: TestShop, token: string, password: string): Promise<Received> =>
  ask(url, '/api/auth/password/reset', { body: { token, password } })

export const change = (
  { url }: TestShop,
  { accessToken }: Pick<Person, 'accessToken'>,
  body: Readonly<{ currentPassword?: string; password: string }>,
): Promise<Received> => ask(url, '/api/auth/password/change', { headers: bearer(accessToken), body })

export const verify = ({ url }: TestShop, { accessToken }: Pick<Person, 'accessToken'>, code: string) =>
  ask(url, '/api/auth/email/verify', { headers: bearer(accessToken), body: { code } })

export const resend = ({ url }: TestShop, { accessToken }: Pick<Person, 'accessToken'>) =>
  ask(url, '/api/auth/email/resend', { method: 'POST', headers: bearer(accessToken) })

/** An answer but for what differs between any two: the request it answers, and when. */
export const impersonal = ({ status, text, headers }: Received) => {
  const { requestId: _, ...body } = text === '' ? {} : JSON.parse(text)
  return { status, body, headers: Object.keys(headers).sort() }
}
