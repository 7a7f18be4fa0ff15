import { E } from '../kernel/fp.ts'
import { at, flaw } from '../kernel/issue.ts'
import { returnNotAllowed } from './failures.ts'

/** An address in its parts, as a parser that knows URLs sees it. */
export type Address = Readonly<{ origin: string; path: string; hasCredentials: boolean }>

const under = (path: string, allowed: string): boolean => {
  const folder = allowed.endsWith('/') ? allowed : `${allowed}/`
  return path === allowed || path.startsWith(folder)
}

/** A payment may return only to allowed places: origin and path are compared, not text. */
export const returnAddress = (
  asked: Address | null,
  allowed: ReadonlyArray<Address>,
): E.Either<ReturnType<typeof returnNotAllowed>, Address> =>
  asked !== null &&
  !asked.hasCredentials &&
  allowed.some(({ origin, path }) => asked.origin === origin && under(asked.path, path))
    ? E.right(asked)
    : E.left(
        returnNotAllowed({
          issues: [at('/returnUrl')(flaw('not_allowed', 'is not among the addresses that a payment may return to'))],
        }),
      )
