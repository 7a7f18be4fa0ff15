import { type FailedBy, failure } from '../kernel/failure.ts'
import { E } from '../kernel/fp.ts'
import { type Flaw, flaw, type Issue } from '../kernel/issue.ts'
import { isStorable } from '../kernel/text.ts'
import { type EmailAddress, emailKey } from './email-address.ts'

const fewest = 12
const most = 128
const mostBytes = 1_024

/** Too common, or made from what anyone knows of the account. */
export const weakPassword = failure('WeakPassword', 'invalid', 'The password is too easy to guess', 'WEAK_PASSWORD')<{
  issues: ReadonlyArray<Issue>
}>()
export type WeakPassword = FailedBy<typeof weakPassword>

/** The bytes in UTF-8, counted without an encoder. */
const utf8Length = (text: string): number =>
  [...text].reduce((sum, char) => {
    const point = char.codePointAt(0) ?? 0
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
  }, 0)

/**
 * A password as it is hashed: 12–128 code points in NFKC, never trimmed, cut or case-folded.
 * Length is looked at first, so that an overlong one costs nothing.
 */
export const password = (text: string): E.Either<Flaw, string> => {
  if (text.length > most * 2) return E.left(flaw('too_long', `must have at most ${most} characters`))
  if (!isStorable(text)) return E.left(flaw('invalid_characters', 'contains characters that cannot be used'))
  const points = [...text].length
  if (points < fewest) return E.left(flaw('too_short', `must have at least ${fewest} characters`))
  if (points > most) return E.left(flaw('too_long', `must have at most ${most} characters`))
  const normal = text.normalize('NFKC')
  return utf8Length(normal) > mostBytes
    ? E.left(flaw('too_long', `must have at most ${mostBytes} bytes once normalised`))
    : E.right(normal)
}

/** A password as it is tried at login: only what no account can have is refused, so that old rules never lock anyone out. */
export const triedPassword = (text: string): E.Either<Flaw, string> =>
  text.length > most * 2 || [...text].length > most
    ? E.left(flaw('too_long', `must have at most ${most} characters`))
    : isStorable(text)
      ? E.right(text.normalize('NFKC'))
      : E.left(flaw('invalid_characters', 'contains characters that cannot be used'))

const localPart = (email: EmailAddress): string => emailKey(email).split('@')[0] ?? ''

/** Refuses a password that is common, holds the e-mail's local part (of 4 characters or more) or the shop's name. */
export const refuseWeak =
  (isCommon: (password: string) => boolean) =>
  (chosen: string, email: EmailAddress): E.Either<WeakPassword, string> => {
    const folded = chosen.toLowerCase()
    const local = localPart(email)
    const reason = isCommon(folded)
      ? 'is among the most common passwords'
      : local.length >= 4 && folded.includes(local)
        ? 'contains the e-mail address'
        : folded.includes('vexa')
          ? 'contains the name of this shop'
          : null
    return reason === null
      ? E.right(chosen)
      : E.left(weakPassword({ issues: [{ pointer: '/password', ...flaw('weak_password', reason) }] }))
  }
