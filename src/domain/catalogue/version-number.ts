import semver from 'semver'
import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'

/** The version an upload has when it names none. */
export const firstVersion = '1.0.0'

const longest = 64

/** The number of a version that adds to this one; of none, the first. */
export const nextVersion = (before: string | null): string =>
  (before === null ? null : semver.inc(before, 'minor')) ?? firstVersion

/** A version as semver 2.0.0 writes it, without the leading v that the library would forgive. */
export const versionNumberOf = (text: string): E.Either<Flaw, string> => {
  if (text.length > longest) return E.left(flaw('too_long', `must have at most ${longest} characters`))
  return /^\d\S*$/.test(text) && semver.parse(text) !== null
    ? E.right(text)
    : E.left(flaw('invalid_version', 'must be a semantic version such as 1.2.0'))
}
