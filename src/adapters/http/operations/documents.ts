import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { type Rendered, send, sendProblem } from '../kernel/answer.ts'
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

const text = (type: string, body: string, more: Readonly<Record<string, string>> = {}): Rendered => ({
  status: 200,
  headers: { 'Content-Type': `${type}; charset=utf-8`, ...more },
  body,
})

const htmlPage = (html: string, policy = pagePolicy): Rendered =>
  text('text/html', html, { 'Content-Security-Policy': policy })

/** The OpenAPI document, its page (which works offline), and the pages behind the problems' `type`. */
export const documents =
  (routes: ReadonlyArray<Route>, settings: HttpSettings): Mount =>
  (app) => {
    const get = (path: string, handler: Handler) => mountGet(app, settings.publicUrl, path, handler)
    const serve = (path: string, rendered: Rendered) =>
      get(path, (request, response) => send(request, response, rendered))
    serve('/api/openapi.json', text('application/json', JSON.stringify(openapi(routes, settings))))
    serve('/api/docs', htmlPage(docsPage, docsPolicy))
    serve('/api/docs/start.js', text('text/javascript', startScript))
    serve('/assets/page.css', text('text/css', css))
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
      get(`/api/docs/${file}`, (_, response) => response.sendFile(file, { root: swaggerFolder, cacheControl: false }))
    get('/problems/:code', (request, response) => {
      const code = String(request.params.code).toUpperCase().replaceAll('-', '_')
      if (!isCode(code)) return sendProblem(settings.publicUrl, request, response, problem('NOT_FOUND'))
      send(request, response, htmlPage(problemPage(code)))
    })
  }
