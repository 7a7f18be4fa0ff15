import express, { type ErrorRequestHandler, type Express } from 'express'
import { apiRouter } from './api/router.ts'
import { checkoutRoutes } from './checkout/routes.ts'
import { controlRoutes } from './control/routes.ts'
import { homePage } from './pages/home.ts'
import { sendPage } from './pages/layout.ts'
import type { Parts } from './parts.ts'

/** Everything the sandbox answers. Paystack's API comes last: it also refuses what nobody else takes. */
export const appOf = (parts: Parts, log: (line: string) => void): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.get('/', (_request, response) => sendPage(response, 200, homePage(parts)))
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', now: new Date(parts.clock.now()).toISOString() })
  })
  app.use(checkoutRoutes(parts))
  app.use(controlRoutes(parts))
  app.use(apiRouter(parts))
  app.use(lastResort(log))
  return app
}

/** Without it Express would show a stack. */
const lastResort =
  (log: (line: string) => void): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error)
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
    if (status >= 500) log(`unexpected: ${error instanceof Error ? error.stack : String(error)}`)
    response.status(status).json({ status: false, message: status >= 500 ? 'An error occurred' : 'Bad request' })
  }
