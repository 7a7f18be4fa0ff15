import type { Server, ServerResponse } from 'node:http'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'

/** How a server takes its leave, in milliseconds. */
export type Farewell = Readonly<{
  /** For this long it serves on, so that whoever sends it requests can notice that it will be gone. */
  drainMs: number
  /** After the drain: how long requests in flight may take before their connections are cut. */
  longestMs: number
}>

/** Closes a server; resolves when its last connection has ended. */
export type Close = (farewell: Farewell) => Promise<void>

const sweepEveryMs = 100

/** Turns of the event loop without a new connection, after which there is none that waits to be accepted. */
const quietTurns = 16
const untilQuietMs = 1_000

/**
 * A server that closes without losing a request: from the moment it is told to, every answer closes its connection, so
 * that a proxy keeps none that could end under its hands; it stops listening right after a turn that had nothing to
 * accept, for the system resets what was connected and not yet accepted.
 */
export const closing = (server: Server): Close => {
  const open = new Set<ServerResponse>()
  let isLeaving = false
  let turnsWithoutArrival = 0
  server.on('connection', () => {
    turnsWithoutArrival = 0
  })
  server.prependListener('request', (_, response: ServerResponse) => {
    if (isLeaving) response.setHeader('Connection', 'close')
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  const untilQuiet = async (): Promise<void> => {
    turnsWithoutArrival = 0
    const latest = performance.now() + untilQuietMs
    while (turnsWithoutArrival < quietTurns && performance.now() < latest) {
      await turn()
      turnsWithoutArrival += 1
    }
  }
  return async ({ drainMs, longestMs }) => {
    isLeaving = true
    for (const response of open) if (!response.headersSent) response.setHeader('Connection', 'close')
    await pause(drainMs)
    await untilQuiet()
    const ended = new Promise<void>((resolve) => server.close(() => resolve()))
    const sweep = setInterval(() => server.closeIdleConnections(), sweepEveryMs)
    const cut = setTimeout(() => server.closeAllConnections(), longestMs)
    await ended
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
