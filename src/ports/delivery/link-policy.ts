import { port } from '../kernel/port.ts'

/** How long a download link lasts and how often it is good, and the address that its token makes. */
export type LinkPolicy = Readonly<{ lifetimeMs: number; uses: number; addressOf: (token: string) => string }>
export const LinkPolicy = port<LinkPolicy>('LinkPolicy')
