import { isRecord } from '../state/json.ts'

/** What the payer typed, as text without blanks; an empty text is a field left out. */
export interface CardForm {
  readonly number: string
  readonly cvv: string
  readonly expiry: string
  readonly pin: string
  readonly phone: string
  readonly otp: string
  readonly bank: string
}

/** Reads a posted form; what is repeated or not text counts as left out. */
export const readCardForm = (body: unknown): CardForm => {
  const field = (name: string): string => {
    const value = isRecord(body) ? body[name] : undefined
    return typeof value === 'string' ? value.trim().slice(0, 64) : ''
  }
  return {
    number: field('number').replaceAll(/[\s-]/g, ''),
    cvv: field('cvv'),
    expiry: field('expiry').replaceAll(/\s/g, ''),
    pin: field('pin'),
    phone: field('phone').replaceAll(/[\s+()-]/g, ''),
    otp: field('otp'),
    bank: field('bank'),
  }
}

export interface Expiry {
  readonly month: string
  readonly year: string
}

/** Reads `12/30`, `12/2030`, `1230` or `12-30`; null when it is no month and year. */
export const readExpiry = (text: string): Expiry | null => {
  const [, month, year] = /^(0?[1-9]|1[0-2])[/-]?((?:20)?\d{2})$/.exec(text) ?? []
  if (month === undefined || year === undefined) return null
  return { month: month.padStart(2, '0'), year: year.padStart(4, '20') }
}

/** A card is good until its month has ended. `now` is in milliseconds. */
export const isExpired = (expiry: Expiry, now: number): boolean =>
  Date.UTC(Number(expiry.year), Number(expiry.month)) <= now
