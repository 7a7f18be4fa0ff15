import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PrometheusExporter } from '@opentelemetry/exporter-prometheus'

type Served = Readonly<{ port: number; stop: () => Promise<void> }>

const path = '/metrics'
const mostMs = 5_000
const headers = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }

/** Serves figures at a port of their own, which is for the house and never for the public: `GET /metrics`, nothing else. */
export const serveMetrics = async (
  exporter: PrometheusExporter,
  { host, port }: Readonly<{ host: string; port: number }>,
): Promise<Served> => {
  const server = createServer({ requestTimeout: mostMs, headersTimeout: mostMs, connectionsCheckingInterval: 1_000 })
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (request.url?.split('?')[0] !== path) return void response.writeHead(404).end()
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    exporter.getMetricsRequestHandler(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
