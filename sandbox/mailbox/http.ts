import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { wentTo } from './message.ts'
import type { Messages } from './messages.ts'
import { listPage, messagePage } from './page.ts'

type Answer = Readonly<{ status: number; type?: string; body?: string }>

const json = (value: unknown): Answer => ({ status: 200, type: 'application/json', body: JSON.stringify(value) })
const html = (body: string): Answer => ({ status: 200, type: 'text/html; charset=utf-8', body })
const refused = (status: number, title: string): Answer => ({ ...json({ status, title }), status })

/** Mails hold reset links: a page of another site must not read them by giving its own name this machine's address. */
const isOurName = (host: string | undefined): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '')

const list = (messages: Messages, to: string | null): Answer =>
  json({ items: to === null ? messages.all() : messages.all().filter(wentTo(to)) })

const one = (messages: Messages, name: string): Answer => {
  const message = messages.all().find(({ id }) => name === id || name === `${id}.html`)
  if (message === undefined) return refused(404, 'There is no such message')
  return name.endsWith('.html') ? html(messagePage(message)) : json(message)
}

const get = (messages: Messages, { pathname, searchParams }: URL): Answer => {
  if (pathname === '/') return html(listPage(messages.all()))
  if (pathname === '/messages') return list(messages, searchParams.get('to'))
  if (pathname.startsWith('/messages/')) return one(messages, pathname.slice('/messages/'.length))
  return refused(404, 'There is no such page')
}

const answer = async (messages: Messages, request: IncomingMessage): Promise<Answer> => {
  if (!isOurName(request.headers.host)) return refused(421, 'This is not the name of this machine')
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (request.method === 'GET' || request.method === 'HEAD') return get(messages, url)
  if (request.method === 'DELETE' && url.pathname === '/messages') {
    await messages.clear()
    return { status: 204 }
  }
  return refused(405, 'GET, HEAD, or DELETE of /messages')
}

const send = (response: ServerResponse, { status, type, body }: Answer): void => {
  response.writeHead(status, {
    ...(type === undefined ? {} : { 'content-type': type }),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  response.end(body)
}

export type HttpServer = Readonly<{ port: number; stop: () => Promise<void> }>

/** Shows the mails on 127.0.0.1: a page at `/`, JSON at `/messages`. */
export const startHttp = async (port: number, messages: Messages): Promise<HttpServer> => {
  const server = createServer((request, response) => {
    answer(messages, request).then(
      (found) => send(response, found),
      () => send(response, refused(500, 'The mailbox could not answer')),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
