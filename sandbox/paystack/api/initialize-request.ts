import { type Currency, defaultCurrency, isCurrency } from '../money/currencies.ts'
import { isRecord, type Json } from '../state/json.ts'
import { type Answer, refusals } from './answer.ts'
import { echoedMetadata, isTooDeep } from './metadata.ts'

export interface InitializeRequest {
  readonly email: string
  readonly amount: number
  readonly currency: Currency
  readonly reference: string | null
  readonly callbackUrl: string | null
  readonly metadata: Json | null
}

/** 10,000,000 of any currency, in hundredths. */
const LARGEST_AMOUNT = 10_000_000_00

type Read<A> = { readonly value: A } | { readonly refusal: Answer }

/** Reads a body of `POST /transaction/initialize` as Paystack does: the first thing wrong is the answer. */
export const readInitializeRequest = (body: unknown): Read<InitializeRequest> => {
  const sent = isRecord(body) ? body : {}
  const refusal = emailRefusal(sent.email) ?? amountRefusal(sent.amount) ?? otherRefusal(sent)
  if (refusal !== null) return { refusal }
  return {
    value: {
      email: String(sent.email).trim(),
      amount: Number(sent.amount),
      currency: isCurrency(sent.currency) ? sent.currency : defaultCurrency,
      reference: isAbsent(sent.reference) ? null : String(sent.reference),
      callbackUrl: typeof sent.callback_url === 'string' && sent.callback_url !== '' ? sent.callback_url : null,
      metadata: echoedMetadata(sent.metadata),
    },
  }
}

const isAbsent = (value: unknown) => value === undefined || value === null || value === ''

const emailRefusal = (email: unknown): Answer | null => {
  if (isAbsent(email)) return refusals.emailRequired
  return typeof email === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? null : refusals.emailInvalid
}

/** The amount is a number or, as in Paystack's own samples, the text of one. */
const amountRefusal = (amount: unknown): Answer | null => {
  const text = typeof amount === 'number' ? String(amount) : amount
  if (typeof text !== 'string' || !/^-?\d+(\.\d+)?$/.test(text)) return refusals.amountInvalid
  const value = Number(text)
  if (value < 0) return refusals.amountInvalid
  if (!Number.isInteger(value) || text.includes('.')) return refusals.amountNotInteger
  if (value === 0) return refusals.amountZero
  return value > LARGEST_AMOUNT ? refusals.amountOverLimit : null
}

const otherRefusal = (sent: Readonly<Record<string, unknown>>): Answer | null => {
  if (!isAbsent(sent.currency) && !isCurrency(sent.currency)) return refusals.currencyNotSupported
  if (!isAbsent(sent.reference) && !isReference(sent.reference)) return refusals.referenceCharacters
  return isTooDeep(sent.metadata) ? refusals.metadataTooDeep : null
}

/** Paystack documents these characters alone; its test API let an underscore pass, which nobody should lean on. */
const isReference = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && /^[A-Za-z0-9.=-]{1,100}$/.test(String(value))
