import { port } from './port.ts'

/** SHA-256 in lower-case hex, of bytes or of text in UTF-8. */
export type Digest = Readonly<{ sha256: (data: Uint8Array | string) => string }>
export const Digest = port<Digest>('Digest')
