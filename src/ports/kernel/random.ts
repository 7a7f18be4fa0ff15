import { port } from './port.ts'

/** Unguessable text for references and tokens. */
export type Random = Readonly<{
  /** `bytes` random bytes in base64url without padding. */
  token: (bytes: number) => string
  /** `length` characters of A–Z and 0–9. */
  code: (length: number) => string
}>
export const Random = port<Random>('Random')
