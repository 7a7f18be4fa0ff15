/**
 * A path as the log may have it: where its route has a parameter `:token`, whoever reads the log could act for its owner.
 * `pattern` is the path of the route's contract.
 */
export const loggedPath = (path: string, pattern: string): string => {
  const names = pattern.split('/')
  return path
    .split('/')
    .map((segment, at) => (names[at] === ':token' ? '…' : segment))
    .join('/')
}
