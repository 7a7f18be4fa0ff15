import type { Encoding } from '../faults/fault-plan.ts'

interface Oddities {
  readonly spaced: boolean
  readonly escaped: boolean
  readonly numbers: boolean
  readonly repeated: boolean
  readonly trailing: boolean
}

const odditiesOf = (encoding: Encoding): Oddities => ({
  spaced: encoding === 'spaced' || encoding === 'odd',
  escaped: encoding === 'escaped' || encoding === 'odd',
  numbers: encoding === 'numbers' || encoding === 'odd',
  repeated: encoding === 'repeated' || encoding === 'odd',
  trailing: encoding === 'trailing' || encoding === 'odd',
})

/**
 * The bytes of an event, written so that parsing gives the same and writing it again gives other bytes: blanks around
 * everything, lines before and after, escapes that need not be, `10000.0` for `10000`, a name twice. Who signs a re-written body is found out.
 */
export const encode = (json: string, encoding: Encoding): Buffer =>
  Buffer.from(encoding === 'plain' ? json : framed(JSON.parse(json), odditiesOf(encoding)))

const framed = (value: unknown, odd: Oddities): string => {
  const text = write(value, odd)
  return odd.trailing ? `\n${text}\r\n` : text
}

const write = (value: unknown, odd: Oddities): string => {
  const [blank, line] = odd.spaced ? [' ', '\n\t'] : ['', '']
  if (typeof value === 'string') return text(value, odd)
  if (typeof value === 'number' && odd.numbers && Number.isSafeInteger(value)) return `${value}.0`
  if (Array.isArray(value)) {
    return `[${blank}${value.map((each) => write(each, odd)).join(`${blank},${blank}`)}${blank}]`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `${line}${text(name, odd)}${blank}:${blank}${write(member, odd)}`,
    )
    if (odd.repeated) members.push(...members.slice(0, 1))
    return `{${members.join(`${blank},`)}${line}}`
  }
  return JSON.stringify(value)
}

/** Escapes the slash, the at sign and all that is not ASCII, which JSON allows and JSON.stringify does not do. */
const text = (value: string, { escaped }: Oddities): string => {
  const plain = JSON.stringify(value)
  if (!escaped) return plain
  return plain.replaceAll('/', '\\/').replaceAll(/[@\u0080-\uffff]/g, unicode)
}

const unicode = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
