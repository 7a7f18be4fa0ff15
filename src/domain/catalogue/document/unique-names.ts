/**
 * Names made unique as n8n's import makes them: the first keeps its name, which edges mean; a later one gets the next
 * number that no other has.
 */
export const uniqueNames = (names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const taken = new Set(names)
  const used = new Set<string>()
  const nextNumber = new Map<string, number>()
  const numbered = (name: string): string => {
    let number = nextNumber.get(name) ?? 1
    while (taken.has(`${name}${number}`)) number += 1
    nextNumber.set(name, number + 1)
    taken.add(`${name}${number}`)
    return `${name}${number}`
  }
  return names.map((name) => {
    if (used.has(name)) return numbered(name)
    used.add(name)
    return name
  })
}
