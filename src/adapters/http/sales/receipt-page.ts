import { createHash } from 'node:crypto'
import type { Receipt } from '../../../domain/sales/receipts/receipt.ts'
import { standingReceipt } from '../../../domain/sales/receipts/receipt.ts'
import { type Line, paperFacts, paperTitle, receiptLines } from '../../../domain/sales/receipts/receipt-lines.ts'
import { pagePolicy } from '../kernel/headers.ts'
import { escapeHtml } from '../kernel/html.ts'

/** Whose papers they are: the shop's name, and the address under which it sells. */
export type Issuer = Readonly<{ name: string; address: string }>

/** In the page, so that it is whole where it is saved or printed. */
const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eee; color: #111; font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
main { max-width: 44rem; margin: 2rem auto; }
article { padding: 2.5rem; margin-bottom: 2rem; background: #fff; border: 1px solid #ccc; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; margin-bottom: 2rem; }
header p { margin: 0; }
h1, h2 { margin: 0; font-size: 1.5rem; line-height: 1.2; }
.shop { font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 0 2rem; }
dt { color: #555; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem 0; border-top: 1px solid #ccc; font-weight: 400; text-align: start; vertical-align: top; }
td { padding-inline-start: 1.5rem; text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.total th, .total td { border-top: 2px solid #111; font-weight: 700; }
@media (max-width: 30rem) { article { padding: 1rem; } }
@media print {
  body { background: #fff; }
  main { max-width: none; margin: 0; }
  article { padding: 0; border: 0; break-inside: avoid; }
}
`

/** The policy of any page, and this one style by its digest. */
export const receiptPolicy = `${pagePolicy}; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`

const fact = ({ label, value }: Line): string => `<dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`

const row = ({ label, value, isTotal = false }: Line): string =>
  `<tr${isTotal ? ' class="total"' : ''}><th scope="row"><bdi>${escapeHtml(label)}</bdi></th><td>${escapeHtml(value)}</td></tr>`

const shownPaper = (paper: Receipt, credited: Receipt | null, shop: Issuer, level: 'h1' | 'h2'): string => `<article>
<header>
<${level}>${escapeHtml(paperTitle(paper))}</${level}>
<div><p class="shop">${escapeHtml(shop.name)}</p><p>${escapeHtml(shop.address)}</p></div>
</header>
<dl>
${paperFacts(paper, credited).map(fact).join('\n')}
</dl>
<table>
${receiptLines(paper).map(row).join('\n')}
</table>
</article>`

/** The credit notes that take from the receipt that holds; those of a receipt that was corrected are its own business. */
const shownOf = (papers: ReadonlyArray<Receipt>, shop: Issuer): ReadonlyArray<string> => {
  const receipt = standingReceipt(papers)
  if (receipt === null) return []
  const notes = papers.filter(({ creditsId }) => creditsId === receipt.id)
  return [shownPaper(receipt, null, shop, 'h1'), ...notes.map((note) => shownPaper(note, receipt, shop, 'h2'))]
}

/** A receipt with what was taken back of it, to be read, printed or kept: one file without scripts, that loads nothing. */
export const receiptPage = (papers: ReadonlyArray<Receipt>, shop: Issuer): string => {
  const receipt = standingReceipt(papers)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${receipt === null ? '' : escapeHtml(paperTitle(receipt))} · ${escapeHtml(shop.name)}</title>
<style>${style}</style>
</head>
<body>
<main>
${shownOf(papers, shop).join('\n')}
</main>
</body>
</html>
`
}
