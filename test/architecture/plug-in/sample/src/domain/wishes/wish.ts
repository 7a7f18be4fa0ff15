import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'

/** What a buyer would like to find in the shop. */
export type Wish = Readonly<{ id: string; userId: string; text: string; createdAt: Date }>

export const longestWish = 100

/** Says something, in at most 100 characters. */
export const wishText = (text: string): E.Either<Flaw, string> =>
  text.trim().length > 0 && [...text].length <= longestWish
    ? E.right(text)
    : E.left(flaw('out_of_range', `must have 1 to ${longestWish} characters`))
