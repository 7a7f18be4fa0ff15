import type { Response } from 'express'
import { type Html, html } from './html.ts'
import { styles } from './styles.ts'

/** A whole page; it needs nothing from elsewhere and no JavaScript. */
export const page = (title: string, content: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: styles }}</style>
</head>
<body>
<p class="ribbon">Paystack sandbox · no real money moves here</p>
<main>
${content}
</main>
</body>
</html>
`

export const sendPage = (response: Response, status: number, content: Html) => {
  response
    .status(status)
    .set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors *")
    .set('cache-control', 'no-store')
    .set('referrer-policy', 'no-referrer')
    .type('html')
    .send(content.html)
}
