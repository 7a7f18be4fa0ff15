import { E, pipe } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'
import { textOf } from '../kernel/text.ts'
import { type Licence, licences } from './workflow.ts'

/** Line breaks, other control characters, and marks that turn the direction of what follows: none has a place in one line. */
const notOfOneLine = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

const lineOf =
  (most: number) =>
  (text: string): E.Either<Flaw, string> =>
    notOfOneLine.test(text)
      ? E.left(flaw('invalid_characters', 'must be one line without control characters'))
      : textOf(1, most)(text)

/** What a workflow is sold as: one line of 1 to 120 characters. */
export const titleOf = lineOf(120)

/** What its card says: one line of 1 to 280 characters. */
export const summaryOf = lineOf(280)

/** What its page says: up to 20,000 characters. */
export const descriptionOf = textOf(0, 20_000)

/** What is new in a version: up to 20,000 characters. */
export const changelogOf = textOf(0, 20_000)

const longestSlug = 60

/** A category's or tag's slug, as it is written: `a-z0-9` in words joined by single hyphens. */
export const labelOf = (text: string): E.Either<Flaw, string> => {
  if (text.length > longestSlug) return E.left(flaw('too_long', `must have at most ${longestSlug} characters`))
  if (text === '') return E.left(flaw('too_short', 'must have at least 1 character'))
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
    ? E.right(text)
    : E.left(flaw('invalid_characters', 'must be a slug: a-z, 0-9 and single hyphens between them'))
}

/** What a buyer may do with a workflow. */
export const licenceOf = (text: string): E.Either<Flaw, Licence> =>
  pipe(
    licences.find((licence) => licence === text),
    E.fromNullable(flaw('not_one_of', `must be one of ${licences.join(', ')}`)),
  )
