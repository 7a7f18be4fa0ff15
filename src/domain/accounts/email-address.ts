import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'
import { isStorable } from '../kernel/text.ts'

/** An address as its owner typed it, in NFKC. Two that differ in case only are one account: see `emailKey`. */
export type EmailAddress = string

const longest = 254
/** One @, no spaces or controls, and a domain of dotted labels or `localhost`; who really has it, a mailed code tells. */
const shape =
  /^[^\s@\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u

export const emailAddress = (text: string): E.Either<Flaw, EmailAddress> => {
  if (!isStorable(text)) return E.left(flaw('invalid_characters', 'contains characters that cannot be stored'))
  if (text.length > longest) return E.left(flaw('too_long', `must have at most ${longest} characters`))
  const address = text.normalize('NFKC')
  return address.length <= longest && shape.test(address)
    ? E.right(address)
    : E.left(flaw('invalid_email', 'must be an e-mail address'))
}

/** What makes an address unique: NFKC without regard to case. */
export const emailKey = (address: EmailAddress): string => address.normalize('NFKC').toLowerCase()
