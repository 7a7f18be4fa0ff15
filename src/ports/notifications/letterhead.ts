import { port } from '../kernel/port.ts'

/** How the shop calls itself on paper, and how it is found: the address of a path of its own, which begins with a slash. */
export type Letterhead = Readonly<{ shopName: string; addressOf: (path: string) => string }>
export const Letterhead = port<Letterhead>('Letterhead')
