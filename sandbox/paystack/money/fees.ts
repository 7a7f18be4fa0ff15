interface Tariff {
  readonly basisPoints: number
  readonly flat: number
  /** Below this amount the flat part is waived. */
  readonly flatFrom: number
  readonly cap: number
}

const proportional = (basisPoints: number): Tariff => ({
  basisPoints,
  flat: 0,
  flatFrom: 0,
  cap: Number.MAX_SAFE_INTEGER,
})

/**
 * Paystack's published prices for local cards, in minor units. Sources: its support articles on pricing. USD and XOF
 * are not published there; theirs are of the same order.
 */
const tariffs: Readonly<Record<string, Tariff>> = {
  NGN: { basisPoints: 150, flat: 100_00, flatFrom: 2_500_00, cap: 2_000_00 },
  GHS: proportional(195),
  KES: proportional(290),
  ZAR: { ...proportional(290), flat: 1_00 },
  USD: proportional(390),
  XOF: proportional(320),
}

/** What Paystack keeps of an amount, both in the currency's minor unit. */
export const feesOn = (amount: number, currency: string): number => {
  const tariff = tariffs[currency] ?? proportional(390)
  const flat = amount >= tariff.flatFrom ? tariff.flat : 0
  return Math.min(Math.round((amount * tariff.basisPoints) / 10_000) + flat, tariff.cap)
}
