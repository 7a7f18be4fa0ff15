import { isRaw, JsonProperty, Utils } from '@mikro-orm/core'

/** A statement as PostgreSQL takes it: `$1`, `$2` … in its text, and the values beside it. */
export type Bound = Readonly<{ text: string; values: ReadonlyArray<unknown> }>

/** `\?` is a question mark, `??` a name, `?` a value: the ORM's own marks, as its Platform.formatQuery reads them. */
const marks = /\\\?|\?\?|\?/g

const isJson = (value: unknown): boolean =>
  Utils.isPlainObject(value) || (typeof value === 'object' && value !== null && JsonProperty in value)

/** What the ORM's marks stand for, taken out of the text. */
export const boundText = (sql: string, params: ReadonlyArray<unknown>, quoteName: (name: string) => string): Bound => {
  const values: Array<unknown> = []
  const placed = (value: unknown): string => {
    if (isRaw(value)) return written(value.sql, value.params)
    if (Array.isArray(value) && !isJson(value)) return value.map(placed).join(', ')
    values.push(isJson(value) ? JSON.stringify(value) : value)
    return `$${values.length}`
  }
  const written = (text: string, of: ReadonlyArray<unknown>): string => {
    if (of.length === 0) return text
    let nth = 0
    return text.replaceAll(marks, (mark) => {
      if (mark === '\\?') return '?'
      const value = of[nth]
      nth += 1
      return mark === '??' ? quoteName(String(value)) : placed(value)
    })
  }
  return { text: written(sql, params), values }
}
