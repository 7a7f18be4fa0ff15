import { readFileSync } from 'node:fs'
import { type Rendered, send } from '../kernel/answer.ts'
import { pagePolicy } from '../kernel/headers.ts'
import { escapeHtml, page } from '../kernel/html.ts'
import { mountGet } from '../kernel/mount.ts'
import type { Mount } from '../kernel/server.ts'
import type { HttpSettings } from '../kernel/settings.ts'

const script = readFileSync(new URL('./mailed-link.browser.js', import.meta.url), 'utf8')

type Field = Readonly<{ name: string; label: string; type: 'text' | 'password'; autocomplete: string }>
type MailedLink = Readonly<{
  path: string
  title: string
  /** Where the form goes, with the token from the address. */
  to: string
  fields: ReadonlyArray<Field>
  action: string
  done: string
}>

const newPassword: Field = {
  name: 'password',
  label: 'New password, 12 characters or more',
  type: 'password',
  autocomplete: 'new-password',
}

/** Where mails lead whose token stands behind the #. Opening one does nothing: programs that look for viruses open links. */
const links: ReadonlyArray<MailedLink> = [
  {
    path: '/reset-password',
    title: 'Choose a new password',
    to: '/api/auth/password/reset',
    fields: [newPassword],
    action: 'Keep this password',
    done: 'The password is changed, and every session has ended. Sign in with the new one.',
  },
  {
    path: '/accept-invitation',
    title: 'Join the shop',
    to: '/api/admin/invitations/accept',
    fields: [{ name: 'name', label: 'Your name', type: 'text', autocomplete: 'name' }, newPassword],
    action: 'Accept the invitation',
    done: 'Welcome. Sign in as an operator with your address and this password.',
  },
]

const fieldOf = ({ name, label, type, autocomplete }: Field): string =>
  `<p><label>${escapeHtml(label)}<br><input name="${name}" type="${type}" autocomplete="${autocomplete}" required></label></p>`

const htmlOf = ({ title, to, fields, action, done }: MailedLink): string =>
  page(
    title,
    `<h1>${escapeHtml(title)}</h1>
<form data-to="${to}" data-done="${escapeHtml(done)}">
${fields.map(fieldOf).join('\n')}
<p><button type="submit">${escapeHtml(action)}</button></p>
</form>
<p role="status"></p>
<noscript><p>This page needs JavaScript: the token of the mail stands behind the # of its address, which no server sees.</p></noscript>
<script src="/assets/mailed-link.js" defer></script>`,
  )

const rendered = (type: string, body: string): Rendered => ({
  status: 200,
  headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': pagePolicy },
  body,
})

/** The pages that mails with a token lead to. */
export const mailedLinks =
  ({ publicUrl }: HttpSettings): Mount =>
  (app) => {
    const serve = (path: string, answer: Rendered) =>
      mountGet(app, publicUrl, path, (request, response) => send(request, response, answer))
    serve('/assets/mailed-link.js', rendered('text/javascript', script))
    for (const link of links) serve(link.path, rendered('text/html', htmlOf(link)))
  }
