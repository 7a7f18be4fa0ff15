import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { Response } from 'express'
import { sendProblem } from '../kernel/answer.ts'
import { type Code, codes, isCode } from '../kernel/codes.ts'
import { pagePolicy } from '../kernel/headers.ts'
import { escapeHtml, page } from '../kernel/html.ts'
import { type Handler, mountGet } from '../kernel/mount.ts'
import { openapi } from '../kernel/openapi.ts'
import { problem } from '../kernel/problem.ts'
import type { Route } from '../kernel/route.ts'
import type { Mount } from '../kernel/server.ts'
import type { HttpSettings } from '../kernel/settings.ts'

const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const css = readFileSync(new URL('./page.css', import.meta.url), 'utf8')

const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Vexa</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`
const startScript =
  "window.SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: true })\n"

/** Swagger UI sets inline styles, which its own page allows and no other. */
const docsPolicy = `${pagePolicy}; style-src 'self' 'unsafe-inline'`

const problemPage = (code: Code): string => {
  const { status, title, remedy } = codes[code]
  return page(
    title,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(remedy)}</p>
<dl><dt>Code</dt><dd><code>${code}</code></dd><dt>Status</dt><dd><code>${status}</code></dd></dl>
<p><a href="/api/docs">The API document</a></p>`,
  )
}

const sendPage = (response: Response, html: string, policy = pagePolicy): void => {
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(html)
}

/** The OpenAPI document, its page (which works offline), and the pages behind the problems' `type`. */
export const documents =
  (routes: ReadonlyArray<Route>, settings: HttpSettings): Mount =>
  (app) => {
    const document = JSON.stringify(openapi(routes, settings))
    const get = (path: string, handler: Handler) => mountGet(app, settings.publicUrl, path, handler)
    get('/api/openapi.json', (_, response) => {
      response.setHeader('Content-Type', 'application/json; charset=utf-8')
      response.end(document)
    })
    get('/api/docs', (_, response) => sendPage(response, docsPage, docsPolicy))
    get('/api/docs/start.js', (_, response) => void response.type('text/javascript').end(startScript))
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
      get(`/api/docs/${file}`, (_, response) => response.sendFile(file, { root: swaggerFolder, cacheControl: false }))
    get('/assets/page.css', (_, response) => void response.type('text/css').end(css))
    get('/problems/:code', (request, response) => {
      const code = String(request.params.code).toUpperCase().replaceAll('-', '_')
      if (!isCode(code)) return sendProblem(settings.publicUrl, request, response, problem('NOT_FOUND'))
      sendPage(response, problemPage(code))
    })
  }
