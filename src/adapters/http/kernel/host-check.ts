import type { Request, RequestHandler } from 'express'
import { sendProblem } from './answer.ts'
import { headerValues } from './authenticate.ts'
import { problem } from './problem.ts'
import type { HttpSettings } from './settings.ts'

/** What balancers and monitors ask by address, whatever the name. */
export const exemptPaths: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics', '/.well-known/jwks.json'])

const localHosts = ['localhost', '127.0.0.1', '[::1]']

/** The host that a request is for, by its address where that is a whole one and by its one Host header; null when they differ. */
const hostOf = (request: Request): string | null => {
  const [host = '', ...others] = headerValues(request, 'host').map((value) => value.toLowerCase())
  if (others.length > 0) return null
  const { originalUrl } = request
  if (originalUrl.startsWith('/') || originalUrl === '*') return host
  return URL.canParse(originalUrl) && new URL(originalUrl).host === host ? host : null
}

/** Answers only for the shop's own host; outside production, for this machine's names as well. */
export const hostCheck = ({ publicUrl, production }: HttpSettings): RequestHandler => {
  const own = new URL(publicUrl).host.toLowerCase()
  const isLocal = (host: string): boolean => localHosts.some((local) => host === local || host.startsWith(`${local}:`))
  return (request, response, next) => {
    const host = hostOf(request)
    if (host === own || (host !== null && !production && isLocal(host)) || exemptPaths.has(request.path)) return next()
    sendProblem(publicUrl, request, response, problem('MISDIRECTED'))
  }
}
