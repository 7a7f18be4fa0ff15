type Source = Readonly<{ source?: string }>

/** JSON whose integers beyond 2^53 stay exact, as bigint: Paystack's ids are 64 bits wide. */
export const parseExactly = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: Source) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? BigInt(context?.source ?? '')
      : value,
  )

type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A member of an object, if it is one. */
export const field = (value: unknown, name: string): unknown =>
  isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined

export const textField = (value: unknown, name: string): string | null => {
  const found = field(value, name)
  return typeof found === 'string' && found !== '' ? found : null
}

/** Paystack writes amounts as numbers or as strings of digits; anything else is no amount. */
export const wholeNumber = (value: unknown): number | null => {
  const read = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  return typeof read === 'number' && Number.isSafeInteger(read) && read >= 0 ? read : null
}

/** An id of up to 64 bits, however it is written: as a number, a text, or within the object it belongs to. */
export const idOf = (value: unknown): string | null => {
  if (isFields(value)) return idOf(field(value, 'id'))
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return String(value)
  return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : null
}

/** A time under the first of these names that has a readable one: Paystack writes `createdAt` here, `created_at` there. */
export const timeField = (value: unknown, ...names: ReadonlyArray<string>): Date | null => {
  const times = names.map((name) => textField(value, name)).filter((time) => time !== null)
  const readable = times.find((time) => !Number.isNaN(Date.parse(time)))
  return readable === undefined ? null : new Date(readable)
}
