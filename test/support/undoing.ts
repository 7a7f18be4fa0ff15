/** Work to undo what was done, kept as it is done and run in the opposite order. */
export const undoing = () => {
  const undo: Array<() => Promise<unknown>> = []
  return {
    later: (work: () => Promise<unknown>) => void undo.unshift(work),
    now: async () => {
      for (const work of undo.splice(0)) await work()
    },
  }
}
