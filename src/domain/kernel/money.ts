import { E } from './fp.ts'
import { type Flaw, flaw } from './issue.ts'

/**
 * Minimum charges in the minor unit, by currency (Paystack's documentation, "Supported currency").
 * Paystack counts hundredths in every one of them, XOF too, which has no minor unit of its own.
 */
export const minimumCharge = {
  NGN: 5_000,
  GHS: 10,
  ZAR: 100,
  KES: 300,
  USD: 200,
  XOF: 100,
} as const satisfies Record<string, number>

export type Currency = keyof typeof minimumCharge
export const currencies = Object.keys(minimumCharge) as ReadonlyArray<Currency>

/** `amount` is a safe integer ≥ 0 in the currency's minor unit. Never a float, never a bare number at a port. */
export type Money = Readonly<{ amount: number; currency: Currency }>

export const zero = (currency: Currency): Money => ({ amount: 0, currency })

export const isFree = (money: Money): boolean => money.amount === 0

export const sameMoney = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency

/** An amount in minor units: a safe integer of at least 0. */
export const amountOf = (amount: number): E.Either<Flaw, number> =>
  Number.isSafeInteger(amount) && amount >= 0
    ? E.right(amount)
    : E.left(flaw('out_of_range', 'must be an integer of at least 0 in the minor unit'))
