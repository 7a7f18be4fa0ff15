import { escapeHtml, page } from '../kernel/html.ts'

/** Asks first: programs that look for viruses open every link in a mail. */
export const askingPage = (token: string): string =>
  page(
    'Mails about updates',
    `<h1>No more mails about updates?</h1>
<p>You will still see new versions in your library, and get mails about what you buy.</p>
<form method="post" action="/unsubscribe/${escapeHtml(encodeURIComponent(token))}"><button type="submit">No more mails about updates</button></form>`,
  )

export const endedPage = page(
  'No more mails about updates',
  `<h1>You get no more mails about updates</h1>
<p>New versions still show in your library. When you are signed in you can have the mails back:
<code>PATCH /api/me/notifications</code></p>`,
)
