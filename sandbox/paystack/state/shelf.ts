/** Things of one kind, each under its number. Numbers are given out once and only grow. */
export interface Shelf<A extends { readonly id: number }> {
  /** The oldest first. */
  readonly all: () => readonly A[]
  readonly byId: (id: number) => A | undefined
  readonly put: (item: A) => void
  readonly nextId: () => number
  readonly lastId: () => number
}

export const shelfOf = <A extends { readonly id: number }>(
  from: readonly A[],
  lastGiven: number,
  onChange: () => void,
): Shelf<A> => {
  const items = new Map(from.map((each) => [each.id, each]))
  let last = lastGiven
  return {
    all: () => [...items.values()],
    byId: (id) => items.get(id),
    put: (item) => {
      items.set(item.id, item)
      onChange()
    },
    nextId: () => {
      last += 1
      return last
    },
    lastId: () => last,
  }
}
