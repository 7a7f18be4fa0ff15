import { E } from '../../domain/kernel/fp.ts'

const done = 'done'
const refused = 'refused'

/** What work came to, by the tag of its failure. */
export const outcomeOf = (result: E.Either<unknown, unknown>): string => {
  if (E.isRight(result)) return done
  const { left } = result
  return typeof left === 'object' && left !== null && '_tag' in left && typeof left._tag === 'string'
    ? left._tag
    : refused
}
