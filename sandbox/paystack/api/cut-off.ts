import type { Response } from 'express'
import type { Cut } from '../faults/fault-plan.ts'

/** Ends a request without the whole of its answer. */
export const cutOff = (response: Response, cut: Cut, body: string) => {
  const { socket } = response
  switch (cut) {
    case 'hang':
      return
    case 'reset':
      socket?.resetAndDestroy()
      return
    case 'midway':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      response.write(body.slice(0, Math.floor(body.length / 2)), () => socket?.destroy())
      return
    case 'before':
    case 'after':
      socket?.destroy()
  }
}
