import { createServer, type RequestListener, type Server } from 'node:http'
import type { HttpSettings } from './settings.ts'

/** How often node:http looks for senders that are too slow. */
const lookEveryMs = 500

/** Longer than a proxy keeps its connections to us, so that it is never us who close one that it is about to use. */
const keepAliveMs = 65_000

/**
 * The server under the application. Slow senders are cut off with 408, too long headers with 431, framing that could be
 * read in two ways with 400; these three come from node:http, without a body. A client that waits for `100 Continue`
 * gets it when its body is wanted, so that a refused upload is never sent; other expectations are ignored.
 */
export const httpServer = (app: RequestListener, { headersMs, requestMs, headerBytes }: HttpSettings): Server => {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      maxHeaderSize: headerBytes,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: lookEveryMs,
    },
    app,
  )
  server.on('checkContinue', (request, response) => {
    response.setHeader('Connection', 'close')
    app(request, response)
  })
  server.on('checkExpectation', app)
  return server
}
