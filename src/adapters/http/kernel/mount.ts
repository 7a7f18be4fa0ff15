import type { Express, Request, RequestHandler, Response } from 'express'
import { sendProblem } from './answer.ts'
import type { Method } from './contract.ts'
import { problem } from './problem.ts'

export type Handler = (request: Request, response: Response) => void | Promise<void>

/** The methods of one path; every other one is answered 405 with the list of them. */
export const mountPath = (
  app: Express,
  publicUrl: string,
  path: string,
  handlers: ReadonlyArray<readonly [Method, Handler]>,
): void => {
  const mounted = app.route(path)
  const methods = handlers.map(([method]) => method.toUpperCase())
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  const refuse: RequestHandler = (request, response) =>
    sendProblem(publicUrl, request, response, problem('METHOD_NOT_ALLOWED', { allow }))
  for (const [method, handler] of handlers) mounted[method](handler)
  mounted.options((_, response) => void response.status(204).setHeader('Allow', allow.join(', ')).end())
  mounted.all(refuse)
}

/** A path that is read only. */
export const mountGet = (app: Express, publicUrl: string, path: string, handler: Handler): void =>
  mountPath(app, publicUrl, path, [['get', handler]])
