import { statusOf } from '../../../domain/delivery/entitlement.ts'
import { type Evidence, receiptsOf, statementOf } from '../../../domain/sales/outgoing/evidence.ts'
import { paperNumber } from '../../../domain/sales/receipts/receipt.ts'
import { escapeHtml, page } from '../kernel/html.ts'

type Fact = readonly [string, string | number | Date | null]

const written = (value: Fact[1]): string =>
  value === null ? '–' : escapeHtml(value instanceof Date ? value.toISOString() : String(value))

const facts = (title: string, all: ReadonlyArray<Fact>): string =>
  `<h2>${title}</h2><dl>${all.map(([name, value]) => `<dt>${name}</dt><dd>${written(value)}</dd>`).join('')}</dl>`

const table = (title: string, heads: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Fact[1]>>): string =>
  `<h2>${title}</h2>${
    rows.length === 0
      ? '<p>None.</p>'
      : `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((value) => `<td>${written(value)}</td>`).join('')}</tr>`)
          .join('')}</tbody></table>`
  }`

/** As it is booked: in the minor unit, so that nothing is rounded in front of a bank. */
const minor = (amount: number, currency: string): string => `${amount} (minor unit, ${currency})`

const claimed = ({ dispute }: Evidence): string =>
  facts('Dispute', [
    ['Id', dispute.id],
    ['Claimed', minor(dispute.amount, dispute.currency)],
    ['Status', dispute.outcome ?? dispute.status],
    ['Opened', dispute.openedAt],
    ['Answer until', dispute.dueAt],
    ['Resolved', dispute.resolvedAt],
  ])

const bought = ({ checkout, sale, buyer, item, papers }: Evidence): string => {
  const { total } = checkout.price
  const paid = sale === null ? checkout.held : { ...sale.charged, providerId: sale.providerId, paidAt: sale.paidAt }
  return [
    facts('Buyer', [
      ['Name', buyer?.name ?? null],
      ['E-mail', buyer?.email ?? null],
      ['Account', buyer?.status ?? null],
      ['Since', buyer?.createdAt ?? null],
    ]),
    facts('Order', [
      ['Reference', checkout.reference],
      ['Item', item?.title ?? null],
      ['Version', item?.version ?? null],
      ['Price', minor(total.amount, total.currency)],
      ['Ordered', checkout.createdAt],
    ]),
    facts('Payment', [
      ['Sale', sale?.id ?? null],
      ['Status', sale?.status ?? checkout.status],
      ['Paid', paid === null ? null : minor(paid.amount, paid.currency)],
      ['Paid at', paid?.paidAt ?? null],
      ['Paystack transaction', paid?.providerId ?? null],
      ['Receipt', receiptsOf(papers).map(paperNumber).join(', ') || null],
    ]),
  ].join('')
}

const had = ({ entitlement, downloads, refunds }: Evidence): string =>
  [
    facts('Access', [
      ['Entitlement', entitlement?.id ?? null],
      ['Status', entitlement === null ? null : statusOf(entitlement)],
      ['Granted', entitlement?.grantedAt ?? null],
    ]),
    table(
      'Sources of access',
      ['Kind', 'Status', 'Since'],
      entitlement?.sources.map(({ kind, status, createdAt }) => [kind, status, createdAt]) ?? [],
    ),
    table(
      'Downloads',
      ['At', 'Version', 'Address (hashed)'],
      downloads.map(({ at, version, addressHash }) => [at, version, addressHash]),
    ),
    table(
      'Refunds',
      ['At', 'Amount', 'Status', 'Reason'],
      refunds.map(({ createdAt, amount, currency, status, reason }) => [
        createdAt,
        minor(amount, currency),
        status,
        reason,
      ]),
    ),
  ].join('')

/** What speaks for a disputed sale, as one page to read and print. */
export const evidencePage = (evidence: Evidence): string =>
  page(
    'Evidence',
    `<h1>Evidence for ${escapeHtml(evidence.checkout.reference)}</h1>
<p>${escapeHtml(statementOf(evidence, null)).replaceAll('\n', '<br>')}</p>
${claimed(evidence)}${bought(evidence)}${had(evidence)}`,
  )
