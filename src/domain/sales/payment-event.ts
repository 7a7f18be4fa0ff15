/**
 * What a provider tells us by itself. It is believed to be theirs, never to be true: the payment is asked back.
 * `dedupeKey` is the same for the same fact however often it is sent.
 */
export type PaymentEvent = Readonly<{ name: string; reference: string | null; dedupeKey: string }>

export type InboxStatus = 'received' | 'processed' | 'ignored' | 'dead'

/** The event that says a payment succeeded. Paystack sends none for failures. */
export const chargeSucceeded = 'charge.success'

/** Where an event begins: what concerns no payment is ignored, what should name one and does not is put away. */
export const firstStatus = ({ name, reference }: PaymentEvent): InboxStatus => {
  if (name !== chargeSucceeded) return 'ignored'
  return reference === null ? 'dead' : 'received'
}
