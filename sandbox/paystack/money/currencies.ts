/** What Paystack offers, with the country whose cards the sandbox pretends to take. Paystack counts all of them in hundredths, XOF too. */
export const currencies = {
  NGN: { countryCode: 'NG' },
  GHS: { countryCode: 'GH' },
  ZAR: { countryCode: 'ZA' },
  KES: { countryCode: 'KE' },
  USD: { countryCode: 'NG' },
  XOF: { countryCode: 'CI' },
} as const

export type Currency = keyof typeof currencies

/** The currency of an integration that names none. */
export const defaultCurrency: Currency = 'NGN'

export const isCurrency = (value: unknown): value is Currency =>
  typeof value === 'string' && Object.hasOwn(currencies, value)

export const countryOf = (currency: string): string => (isCurrency(currency) ? currencies[currency].countryCode : 'NG')

/** An amount in hundredths, as people write it. A code that Intl does not know is written beside the number. */
export const moneyText = (amount: number, currency: string): string => {
  try {
    return new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: currency === 'XOF' ? 0 : 2,
    }).format(amount / 100)
  } catch {
    return codedText(amount, `${currency} `, 2)
  }
}

/** An amount in hundredths behind its currency's code, with so many digits after the point. */
export const codedText = (amount: number, code: string, digits: number): string => code + (amount / 100).toFixed(digits)
