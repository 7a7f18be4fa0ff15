import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { connect } from 'node:net'

type HeaderValues = Readonly<Record<string, string | ReadonlyArray<string>>>

export type Sent = Readonly<{
  method?: string
  headers?: HeaderValues
  /** A string or bytes go as they are; anything else as JSON. */
  body?: unknown
}>

/** An answer with every header as it came, by its name in lower case. */
export type Received = Readonly<{
  status: number
  headers: Readonly<Record<string, ReadonlyArray<string>>>
  header: (name: string) => string | null
  text: string
  bytes: Buffer
  /** The body as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  json: any
}>

const bytesOf = (body: unknown): string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)

const grouped = (raw: ReadonlyArray<string>): Readonly<Record<string, ReadonlyArray<string>>> => {
  const headers: Record<string, Array<string>> = {}
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase()
    const values = headers[name] ?? []
    values.push(raw[at + 1] ?? '')
    headers[name] = values
  }
  return headers
}

/** One request by node:http, which lets a test send what fetch would not: any method, host, header and bytes. */
export const ask = (url: string, path: string, { method, headers = {}, body }: Sent = {}): Promise<Received> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : bytesOf(body)
    const { protocol, hostname, port } = new URL(url)
    const typed = payload === undefined ? {} : { 'Content-Type': 'application/json' }
    const outgoing = (protocol === 'https:' ? secureRequest : request)(
      {
        hostname,
        port,
        path,
        method: method ?? (payload === undefined ? 'GET' : 'POST'),
        agent: false,
        headers: {
          ...typed,
          ...(payload === undefined ? {} : { 'Content-Length': Buffer.byteLength(payload) }),
          ...(headers as Record<string, string>),
        },
      },
      (incoming) => {
        const chunks: Array<Buffer> = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const text = bytes.toString()
          const all = grouped(incoming.rawHeaders)
          resolve({
            status: incoming.statusCode ?? 0,
            headers: all,
            header: (name) => all[name.toLowerCase()]?.join(', ') ?? null,
            text,
            bytes,
            get json() {
              return JSON.parse(text)
            },
          })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(payload)
  })

/** What a server says to these bytes until it closes the connection, or has been silent for `patienceMs`. */
export const raw = (port: number, bytes: string | Uint8Array, patienceMs = 1_500): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Array<Buffer> = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const done = () => {
      socket.destroy()
      resolve(Buffer.concat(chunks).toString('latin1'))
    }
    socket.setTimeout(patienceMs, done)
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('close', done)
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? done() : reject(error)))
  })

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

export const bearer = (token: string): Readonly<{ Authorization: string }> => ({ Authorization: `Bearer ${token}` })
