/** What is new and what is no longer the same object, from one list of things with ids to the next. */
export const differences = <A extends Readonly<{ id: string }>>(
  before: ReadonlyArray<A>,
  after: ReadonlyArray<A>,
): Readonly<{ added: ReadonlyArray<A>; changed: ReadonlyArray<A> }> => {
  const known = new Map(before.map((each) => [each.id, each]))
  return {
    added: after.filter(({ id }) => !known.has(id)),
    changed: after.filter((each) => known.has(each.id) && known.get(each.id) !== each),
  }
}
