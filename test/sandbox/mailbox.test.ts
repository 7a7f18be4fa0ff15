import { mkdtemp, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/mailbox/message.ts'
import { type RunningMailbox, startMailbox } from '../../sandbox/mailbox/start-mailbox.ts'
import { sendMail } from './support/send-mail.ts'

const receipt = `From: "Vexa" <shop@vexa.example>
To: Ada <ada@example.com>
Subject: =?UTF-8?Q?Your_receipt_=E2=82=A6?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=part

--part
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Thank you =E2=9C=93, read it at http://localhost:8000/r/1
--part
Content-Type: text/html; charset=utf-8

<p onclick="alert(1)">Thank you</p>
--part--
`
const plain = (subject: string): string => `From: shop@vexa.example\nSubject: ${subject}\n\nHello\n`

describe('the mailbox', () => {
  const cleanups: Array<() => Promise<unknown>> = []
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })

  const open = async (file: string | null = null): Promise<RunningMailbox> => {
    const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, file })
    cleanups.push(mailbox.stop)
    return mailbox
  }
  const temporaryFile = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'vexa-mailbox-'))
    cleanups.push(() => rm(folder, { recursive: true }))
    return join(folder, 'made-for-it', 'mailbox.jsonl')
  }
  const itemsOf = async (url: string, query = ''): Promise<ReadonlyArray<Message>> => {
    const answer: { items: ReadonlyArray<Message> } = JSON.parse(await (await fetch(`${url}/messages${query}`)).text())
    return answer.items
  }

  it('takes a mail by SMTP and shows its parts, decoded, as JSON', async () => {
    const { url, smtpUrl } = await open()
    const answer = await sendMail(smtpUrl, {
      from: 'bounce@vexa.example',
      to: ['ada@example.com', 'books@example.com'],
      raw: receipt,
    })
    expect(answer).toMatch(/^250 /)
    expect(await itemsOf(url)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        from: '"Vexa" <shop@vexa.example>',
        to: ['ada@example.com', 'books@example.com'],
        subject: 'Your receipt ₦',
        text: 'Thank you ✓, read it at http://localhost:8000/r/1',
        html: '<p onclick="alert(1)">Thank you</p>',
        messageId: null,
        headers: expect.objectContaining({ from: '"Vexa" <shop@vexa.example>', 'mime-version': '1.0' }),
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
    ])
  })

  it('lists the newest first, or those of one address, whatever its case', async () => {
    const { url, smtpUrl } = await open()
    await sendMail(smtpUrl, { from: 'a@x.example', to: ['ada@example.com'], raw: plain('first') })
    await sendMail(smtpUrl, { from: 'a@x.example', to: ['bola@example.com'], raw: plain('second') })
    expect((await itemsOf(url)).map(({ subject }) => subject)).toEqual(['second', 'first'])
    expect((await itemsOf(url, '?to=ADA@example.com')).map(({ subject }) => subject)).toEqual(['first'])
    expect(await itemsOf(url, '?to=nobody@example.com')).toEqual([])
  })

  it('shows a mail as a page on which its HTML runs no script and its links can be followed', async () => {
    const { url, smtpUrl, messages } = await open()
    await sendMail(smtpUrl, { from: 'a@x.example', to: ['ada@example.com'], raw: receipt })
    const front = await fetch(url)
    expect(front.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await front.text()).toContain('Your receipt ₦')
    const page = await (await fetch(`${url}/messages/${messages()[0]?.id}.html`)).text()
    expect(page).toContain('href="http://localhost:8000/r/1"')
    expect(page).toContain('<iframe sandbox')
    expect(page).not.toContain('<p onclick')
  })

  it('finds its mails again after a restart, in a file only its owner reads', async () => {
    const file = await temporaryFile()
    const first = await startMailbox({ httpPort: 0, smtpPort: 0, file })
    await sendMail(first.smtpUrl, { from: 'a@x.example', to: ['ada@example.com'], raw: plain('kept') })
    await first.stop()
    const second = await open(file)
    expect((await itemsOf(second.url)).map(({ subject }) => subject)).toEqual(['kept'])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('forgets all mails when asked to, on disk too', async () => {
    const file = await temporaryFile()
    const { url, smtpUrl } = await open(file)
    await sendMail(smtpUrl, { from: 'a@x.example', to: ['ada@example.com'], raw: plain('gone soon') })
    expect((await fetch(`${url}/messages`, { method: 'DELETE' })).status).toBe(204)
    expect(await itemsOf(url)).toEqual([])
    expect((await stat(file)).size).toBe(0)
  })

  it('answers only under the name of this machine', async () => {
    const { url } = await open()
    const status = await new Promise((resolve, reject) => {
      request(url, { headers: { host: 'attacker.example' } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })

  it('knows what it does not have', async () => {
    const { url } = await open()
    expect((await fetch(`${url}/messages/none`)).status).toBe(404)
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404)
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
  })

  it('says so when a port is taken, and leaves nothing open', async () => {
    const { url } = await open()
    await expect(startMailbox({ httpPort: Number(new URL(url).port), smtpPort: 0, file: null })).rejects.toThrow(
      'EADDRINUSE',
    )
  })
})
