import type { Message } from './message.ts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)

const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}" rel="noreferrer">${escaped(part)}</a>` : escaped(part),
    )
    .join('')

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  table { width: 100%; border-collapse: collapse }
  th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884; vertical-align: top }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #8884 }
  iframe { width: 100%; height: 32rem; border: 1px solid #8884; background: white }
  dt { float: left; width: 6rem; opacity: .7 }`

const page = (title: string, body: string, head = ''): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>${head}
<style>${style}</style></head>
<body>${body}</body>
</html>
`

const row = ({ id, to, subject, receivedAt }: Message): string =>
  `<tr><td>${escaped(receivedAt)}</td><td>${escaped(to.join(', '))}</td>` +
  `<td><a href="/messages/${id}.html">${escaped(subject || '(no subject)')}</a></td></tr>`

const table = (messages: ReadonlyArray<Message>): string =>
  `<table><thead><tr><th>Received</th><th>To</th><th>Subject</th></tr></thead>
<tbody>${messages.map(row).join('\n')}</tbody></table>`

/** The list, which looks again every five seconds. */
export const listPage = (messages: ReadonlyArray<Message>): string =>
  page(
    `Mailbox (${messages.length})`,
    `<h1>Mailbox</h1>${messages.length === 0 ? '<p>No mail yet.</p>' : table(messages)}
<p>Every mail that the shop sends on this machine ends here. The same as JSON: <a href="/messages">/messages</a></p>`,
    '<meta http-equiv="refresh" content="5">',
  )

/** One mail. Its HTML is shown in a frame that runs no script and loads nothing. */
export const messagePage = ({ from, to, subject, text, html, receivedAt }: Message): string =>
  page(
    subject,
    `<p><a href="/">Mailbox</a></p><h1>${escaped(subject)}</h1>
<dl><dt>From</dt><dd>${escaped(from)}</dd><dt>To</dt><dd>${escaped(to.join(', '))}</dd>
<dt>Received</dt><dd>${escaped(receivedAt)}</dd></dl>
${text === null ? '' : `<pre>${linked(text)}</pre>`}
${html === null ? '' : `<iframe sandbox title="The mail's HTML" srcdoc="${escaped(html)}"></iframe>`}`,
  )
