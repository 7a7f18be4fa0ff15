import { at, flaw, type Issue } from '../../../domain/kernel/issue.ts'

/** The query of an address, as it came. */
export const rawQueryOf = (url: string): string => {
  const mark = url.indexOf('?')
  return mark < 0 ? '' : url.slice(mark + 1)
}

/** A `%` that begins no escape stands for itself, as browsers have it (WHATWG URL, "percent-decode"). */
const loneSign = /%(?![0-9a-f]{2})/gi

const isUtf8 = (encoded: string): boolean => {
  try {
    decodeURIComponent(encoded.replace(loneSign, '%25'))
    return true
  } catch {
    return false
  }
}

/** Parameters whose escapes are no UTF-8: read anyway they would become other text than was sent. */
export const undecodable = (rawQuery: string): ReadonlyArray<Issue> => {
  const parts = rawQuery.split('&').filter((part) => !isUtf8(part))
  const names = parts.map((part) => [...new URLSearchParams(part).keys()][0] ?? '')
  return [...new Set(names)].map((name) => at(`?${name}`)(flaw('invalid_characters', 'is not UTF-8')))
}
