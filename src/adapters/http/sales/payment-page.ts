import type { ShownStatus } from '../../../domain/sales/checkout.ts'
import { escapeHtml, page } from '../kernel/html.ts'

const words: Readonly<Record<ShownStatus, Readonly<{ title: string; text: string }>>> = {
  pending: {
    title: 'We are waiting for your payment',
    text: 'It has not been confirmed yet. This usually takes a few seconds; look again in a moment.',
  },
  paid: { title: 'Paid. Thank you!', text: 'The workflow is in your library, ready to download.' },
  failed: { title: 'The payment did not succeed', text: 'Nothing was sold. You can try again from the item.' },
  expired: {
    title: 'This checkout has expired',
    text: 'If you have paid all the same, your payment is still found and counted. Else start again from the item.',
  },
  review: {
    title: 'Your payment is being looked at',
    text: 'It reached us, but something about it needs a person. You will hear from us.',
  },
}

/** What is known of a payment without a login: how it stands, and nothing of who or what. */
export const paymentStatusPage = (reference: string, status: ShownStatus): string => {
  const { title, text } = words[status]
  return page(
    title,
    `<h1>${title}</h1><p>${text}</p>
<dl><dt>Reference</dt><dd><code>${escapeHtml(reference)}</code></dd><dt>Status</dt><dd>${status}</dd></dl>
${status === 'pending' ? `<p><a href="/payment/${encodeURIComponent(reference)}">Look again</a></p>` : ''}
<p>Your purchases and downloads are in your library, once you are signed in: <code>GET /api/me/library</code></p>`,
  )
}
