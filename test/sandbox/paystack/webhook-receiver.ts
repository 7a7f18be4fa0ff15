import { createServer, type IncomingHttpHeaders } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

export interface WebhookReceiver {
  readonly url: string
  readonly received: readonly Received[]
  /** From now on answers like this; null hangs up without an answer, `never` leaves who asks waiting. */
  readonly answerWith: (status: number | null | 'never') => void
  /** Resolves when this many posts have come, rejects after five seconds. */
  readonly count: (many: number) => Promise<readonly Received[]>
  readonly stop: () => Promise<void>
}

/** A shop's webhook address, as the sandbox sees it. */
export const startWebhookReceiver = async (port = 0): Promise<WebhookReceiver> => {
  const received: Received[] = []
  let status: number | null | 'never' = 200

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    received.push({ path: request.url ?? '', headers: request.headers, bytes: Buffer.concat(chunks) })
    if (status === 'never') return
    if (status === null) request.socket.destroy()
    else response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const boundPort = typeof address === 'object' && address !== null ? address.port : port

  return {
    url: `http://127.0.0.1:${boundPort}/api/payment/webhook`,
    received,
    answerWith: (next) => {
      status = next
    },
    count: async (many) => {
      const deadline = Date.now() + 5_000
      while (received.length < many) {
        if (Date.now() > deadline) throw new Error(`${received.length} of ${many} webhooks came`)
        await pause(5)
      }
      return received
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
