/** So deep may a document be. Beyond it nothing else looks at it, so that every later walk may recurse. */
export const greatestDepth = 64

const children = (value: object): ReadonlyArray<unknown> => Object.values(value)

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether a value has more than `limit` containers one in another. Looks level by level, without recursion. */
export const isDeeperThan = (limit: number, value: unknown): boolean => {
  let level = isContainer(value) ? [value] : []
  for (let depth = 0; depth < limit && level.length > 0; depth += 1)
    level = level.flatMap((container) => children(container).filter(isContainer))
  return level.length > 0
}
