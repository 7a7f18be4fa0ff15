import { E } from './fp.ts'
import { type Flaw, flaw } from './issue.ts'

/** PostgreSQL's text refuses U+0000, its jsonb lone surrogates; both are refused here, before anything is stored. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

const codePoints = (text: string): number => [...text].length

/** Text of `least` to `most` code points that PostgreSQL can keep. */
export const textOf =
  (least: number, most: number) =>
  (text: string): E.Either<Flaw, string> => {
    if (!isStorable(text)) return E.left(flaw('invalid_characters', 'contains characters that cannot be stored'))
    if (text.length > most * 2) return E.left(flaw('too_long', `must have at most ${most} characters`))
    const length = codePoints(text)
    if (length < least || (least > 0 && text.trim() === ''))
      return E.left(flaw('too_short', `must have at least ${least} characters`))
    if (length > most) return E.left(flaw('too_long', `must have at most ${most} characters`))
    return E.right(text)
  }
