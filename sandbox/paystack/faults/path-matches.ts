/**
 * Whether a fault's path means this request. Segments are compared one by one; `*`, `:name` and `{name}` stand for any
 * one segment. A path of two segments or more also means what lies below it, so that `/transaction/verify` needs no
 * reference; `*` alone at the end means everything below.
 */
export const pathMatches = (pattern: string, path: string): boolean => {
  const [wanted, given] = [segments(pattern), segments(path)]
  if (wanted.length > given.length) return false
  const open = wanted.length >= 2 || wanted.at(-1) === '*'
  return (open || wanted.length === given.length) && wanted.every((each, at) => isAny(each) || each === given[at])
}

const segments = (path: string) => path.split('/').filter((each) => each !== '')

const isAny = (segment: string) => segment === '*' || /^(:.+|\{.+\})$/.test(segment)
