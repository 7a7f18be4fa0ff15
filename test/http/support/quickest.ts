/** The least time, in milliseconds, that some work took of `times` tries: what it costs, without what else the machine did. */
export const quickest = async (times: number, work: () => Promise<void>): Promise<number> => {
  let leastMs = Number.POSITIVE_INFINITY
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now()
    await work()
    leastMs = Math.min(leastMs, performance.now() - startedAt)
  }
  return leastMs
}
