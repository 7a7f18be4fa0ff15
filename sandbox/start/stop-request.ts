const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** npm passes Ctrl-C on although the terminal has sent it already; a person who means it takes longer to repeat it. */
const repeatedAfterMs = 1_000
const lookAgainMs = 250

/**
 * npm hands a SIGTERM to the shell between it and this process, and the shell keeps it to itself: it ends, and this
 * process gets another parent, which is then the only sign.
 */
const whenNpmEnds = (then: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    then()
  }, lookAgainMs)
  timer.unref()
}

/** Aborts when this process is asked to stop. `insist` is called when it is asked again, a second or more later. */
export const stopRequest = (insist: () => void): AbortSignal => {
  const request = new AbortController()
  let first = 0
  for (const signal of signals)
    process.on(signal, () => {
      if (!request.signal.aborted) first = performance.now()
      else if (performance.now() - first > repeatedAfterMs) insist()
      request.abort()
    })
  whenNpmEnds(() => request.abort())
  return request.signal
}
