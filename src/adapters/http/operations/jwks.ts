import { mountGet } from '../kernel/mount.ts'
import type { Mount } from '../kernel/server.ts'

/** The public halves of the token keys, for who wants to verify our tokens. */
export const jwks =
  (publicUrl: string, publicJwks: object): Mount =>
  (app) => {
    const body = JSON.stringify(publicJwks)
    mountGet(app, publicUrl, '/.well-known/jwks.json', (_, response) => {
      response.setHeader('Content-Type', 'application/jwk-set+json')
      response.end(body)
    })
  }
