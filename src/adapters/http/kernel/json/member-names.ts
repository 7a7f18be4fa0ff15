/** Beyond so many names a set finds a duplicate faster than a look along the list. */
const fewNames = 8

/** The names an object has had so far. Compared after unescaping, as every reader of JSON does. */
export type MemberNames = { list: Array<string>; set: Set<string> | null }

export const noNames = (): MemberNames => ({ list: [], set: null })

/** Adds a name; false when the object has it already. */
export const addName = (names: MemberNames, name: string): boolean => {
  if (names.set !== null) {
    const before = names.set.size
    return names.set.add(name).size > before
  }
  if (names.list.includes(name)) return false
  names.list.push(name)
  if (names.list.length > fewNames) names.set = new Set(names.list)
  return true
}
