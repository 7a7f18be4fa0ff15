import type { HttpSettings } from '../adapters/http/kernel/settings.ts'
import { limitsOfClients } from './configuration/limits.ts'
import type { Settings } from './configuration/schema.ts'

export const publicUrlOf = ({ PUBLIC_URL, PORT }: Settings): string => PUBLIC_URL ?? `http://localhost:${PORT}`

export const httpSettings = (settings: Settings): HttpSettings => ({
  production: settings.NODE_ENV === 'production',
  publicUrl: publicUrlOf(settings),
  corsOrigins: settings.CORS_ORIGINS,
  trustedProxies: settings.TRUSTED_PROXIES,
  structure: {
    body: { depth: settings.LIMIT_JSON_DEPTH, width: settings.LIMIT_JSON_WIDTH },
    document: { depth: settings.LIMIT_WORKFLOW_DEPTH, width: settings.LIMIT_WORKFLOW_WIDTH },
  },
  headers: settings.LIMIT_HEADERS,
  urlBytes: settings.LIMIT_URL_BYTES,
  searchCharacters: settings.LIMIT_SEARCH_CHARACTERS,
  headerBytes: settings.LIMIT_HEADER_BYTES,
  headersMs: settings.LIMIT_HEADERS_MS,
  requestMs: settings.LIMIT_REQUEST_MS,
  limits: limitsOfClients(settings),
  exportMs: settings.LIMIT_EXPORT_SECONDS * 1_000,
  bodyBytes: {
    body: settings.LIMIT_BODY_BYTES,
    auth: settings.LIMIT_AUTH_BYTES,
    workflow: settings.LIMIT_WORKFLOW_BYTES,
    webhook: settings.LIMIT_WEBHOOK_BYTES,
  },
})
