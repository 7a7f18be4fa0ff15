import type { RequestHandler } from 'express'
import { sendProblem } from './answer.ts'
import { problem } from './problem.ts'
import type { HttpSettings } from './settings.ts'

/** What balancers and monitors ask by address, whatever the name. */
export const exemptPaths: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics', '/.well-known/jwks.json'])

const localHosts = ['localhost', '127.0.0.1', '[::1]']

/** Answers only for the shop's own host; outside production, for this machine's names as well. */
export const hostCheck = ({ publicUrl, production }: HttpSettings): RequestHandler => {
  const own = new URL(publicUrl).host.toLowerCase()
  const isLocal = (host: string): boolean => localHosts.some((local) => host === local || host.startsWith(`${local}:`))
  return (request, response, next) => {
    const host = (request.headers.host ?? '').toLowerCase()
    if (host === own || (!production && isLocal(host)) || exemptPaths.has(request.path)) return next()
    sendProblem(publicUrl, request, response, problem('MISDIRECTED'))
  }
}
