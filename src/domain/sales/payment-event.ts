/**
 * What a provider tells us by itself. It is believed to be theirs, never to be true: the payment is asked back.
 * `dedupeKey` is the same for the same fact however often it is sent.
 */
export type PaymentEvent = Readonly<{ name: string; reference: string | null; dedupeKey: string }>

export type InboxStatus = 'received' | 'processed' | 'ignored' | 'dead'

/** The event that says a payment succeeded. Paystack sends none for failures. */
export const chargeSucceeded = 'charge.success'

/**
 * Whether an event tells of money that goes back. Refunds have no id, and two equal ones send equal bytes: every arrival
 * is a reason to ask what stands, a copy too (reliability-security R7).
 */
export const tellsOfOutgoing = ({ name }: Pick<PaymentEvent, 'name'>): boolean =>
  name.startsWith('refund.') || name.startsWith('charge.dispute.')

/** Where an event begins: what concerns no payment is ignored, what should name one and does not is put away. */
export const firstStatus = (event: PaymentEvent): InboxStatus => {
  const { name, reference } = event
  if (name !== chargeSucceeded && !tellsOfOutgoing(event)) return 'ignored'
  return reference === null ? 'dead' : 'received'
}
