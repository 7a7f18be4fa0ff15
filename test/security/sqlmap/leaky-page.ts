import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from 'pg'

/** A page that puts what it is asked for into its SQL, as nobody should: what looks for holes has to find this one. */
export const leakyPage = async (databaseUrl: string) => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const server = createServer(async (request, response) => {
    const id = new URL(request.url ?? '', 'http://x').searchParams.get('id') ?? ''
    try {
      const { rows } = await client.query(`select slug, name from categories where slug = '${id}'`)
      response.writeHead(rows.length > 0 ? 200 : 404, { 'Content-Type': 'text/html' }).end(JSON.stringify(rows))
    } catch (error) {
      response.writeHead(500, { 'Content-Type': 'text/html' }).end(String(error))
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await client.end()
    },
  }
}
