import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

/** What came to the fake. */
export type Asked = Readonly<{
  method: string
  path: string
  authorization: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  json: any
}>

/** Answers one request, well or badly. */
export type Answer = (response: ServerResponse, asked: Asked) => void

export type FakePaystack = Readonly<{ url: string; asked: ReadonlyArray<Asked> }>

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** A server that answers every request in one way; it ends with the test. */
export const fakePaystack = async (answer: Answer): Promise<FakePaystack> => {
  const all: Array<Asked> = []
  const server = createServer(async (request, response) => {
    const text = await textOf(request)
    const { method = '', url: path = '', headers } = request
    const asked = { method, path, authorization: headers.authorization, json: text === '' ? null : JSON.parse(text) }
    all.push(asked)
    answer(response, asked)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the fake listens nowhere')
  return { url: `http://127.0.0.1:${address.port}`, asked: all }
}

/** A body as it is given: text stays text, anything else becomes JSON. */
export const says =
  (status: number, body: unknown, type = 'application/json'): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'Content-Type': type })
      .end(typeof body === 'string' ? body : JSON.stringify(body))

/** An initialize that went well, to a page of this origin. */
export const opensPageAt = (origin: string): Answer =>
  says(200, {
    status: true,
    message: 'Authorization URL created',
    data: { authorization_url: `${origin}/checkout/abc`, access_code: 'abc', reference: 'whatever' },
  })
