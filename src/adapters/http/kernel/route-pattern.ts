import type { IncomingMessage } from 'node:http'

/** The pattern of the route that Express found for a request, such as `/api/workflows/:id`; null where it found none. */
export const routePattern = (request: IncomingMessage): string | null => {
  const { route } = request as Readonly<{ route?: Readonly<{ path?: unknown }> }>
  return typeof route?.path === 'string' ? route.path : null
}
