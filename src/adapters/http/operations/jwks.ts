import { send } from '../kernel/answer.ts'
import { mountGet } from '../kernel/mount.ts'
import type { Mount } from '../kernel/server.ts'

/** The public halves of the token keys, for who wants to verify our tokens. */
export const jwks =
  (publicUrl: string, publicJwks: object): Mount =>
  (app) => {
    const rendered = {
      status: 200,
      headers: { 'Content-Type': 'application/jwk-set+json' },
      body: JSON.stringify(publicJwks),
    }
    mountGet(app, publicUrl, '/.well-known/jwks.json', (request, response) => send(request, response, rendered))
  }
