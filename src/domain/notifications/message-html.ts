import { headerText } from './header-text.ts'
import type { Block, Figure, Frame, Message } from './message.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)

const body = 'max-width:36em;margin:0 auto;padding:1.5em 1em;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere'
const heading = 'font-size:1.1em;margin:1.5em 0 .5em'
const quoted = 'margin:0;padding:0 0 0 1em;border-left:3px solid #767676;white-space:pre-wrap;overflow-wrap:anywhere'
const table = 'width:100%;border-collapse:collapse'
const cell = 'padding:.4em 0;border-top:1px solid #767676;font-weight:400;text-align:start;vertical-align:top'
const amount =
  'padding:.4em 0 .4em 1.5em;border-top:1px solid #767676;text-align:end;vertical-align:top;white-space:nowrap'
const small = 'margin-top:2em;padding-top:1em;border-top:1px solid #767676;font-size:.9em'

const link = (url: string, text: string): string => `<a href="${escaped(url)}">${escaped(text)}</a>`

const row = ({ label, value, isTotal = false }: Figure): string => {
  const weight = isTotal ? ';font-weight:700' : ''
  return `<tr><th scope="row" dir="auto" style="${cell}${weight}">${escaped(label)}</th><td style="${amount}${weight}"><bdi>${escaped(value)}</bdi></td></tr>`
}

const written = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return `<p dir="auto">${escaped(block.text)}</p>`
    case 'list':
      return `<h2 style="${heading}">${escaped(block.title)}</h2>
<ul>
${block.items.map((item) => `<li dir="auto">${escaped(item)}</li>`).join('\n')}
</ul>`
    case 'quote':
      return `<h2 style="${heading}">${escaped(block.title)}</h2>
<blockquote dir="auto" style="${quoted}">${escaped(block.text)}</blockquote>`
    case 'figures':
      return `<h2 style="${heading}">${escaped(block.title)}</h2>
<table style="${table}">
${block.rows.map(row).join('\n')}
</table>`
    case 'link':
      return `<p>${link(block.url, block.text)}</p>`
  }
}

const footer = ({ why }: Message, { unsubscribeUrl }: Frame): string => `<footer style="${small}">
<p>${escaped(why)}</p>
${unsubscribeUrl === null ? '' : `<p>${link(unsubscribeUrl, 'No more of these')}</p>`}
</footer>`

/**
 * A message as HTML that every mail program shows and every screen reader reads: headings, lists and links, the reader's
 * own colours and sizes, nothing that is loaded from anywhere.
 */
export const messageHtml = (message: Message, frame: Frame): string => {
  const title = escaped(headerText(message.subject))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main style="${body}">
<h1 dir="auto" style="font-size:1.3em">${title}</h1>
<p dir="auto">Hello ${escaped(frame.name)},</p>
${message.blocks.map(written).join('\n')}
${footer(message, frame)}
</main>
</body>
</html>
`
}
