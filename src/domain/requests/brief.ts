import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'
import type { Money } from '../kernel/money.ts'
import { textOf } from '../kernel/text.ts'

/** What a buyer asks to be made. `integrations` are slugs such as `google-sheets`. */
export type Brief = Readonly<{
  title: string
  description: string
  integrations: ReadonlyArray<string>
  budget: Money | null
  deadline: Date | null
}>

export const longestTitle = 200
export const longestDescription = 10_000
export const mostIntegrations = 20
export const longestSlug = 60

export const requestTitle = textOf(1, longestTitle)
export const requestDescription = textOf(1, longestDescription)

const slugShape = /^[a-z0-9-]+$/

/** The name of a service in the form that the catalogue's filters take. */
export const integrationSlug = (text: string): E.Either<Flaw, string> => {
  if (text.length === 0) return E.left(flaw('too_short', 'must have at least 1 character'))
  if (text.length > longestSlug) return E.left(flaw('too_long', `must have at most ${longestSlug} characters`))
  return slugShape.test(text)
    ? E.right(text)
    : E.left(flaw('invalid_characters', 'must be made of a–z, 0–9 and hyphens'))
}
