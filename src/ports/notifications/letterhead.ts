import { port } from '../kernel/port.ts'

/** How the shop is found from a mail: the address of a path of its own, which begins with a slash. */
export type Letterhead = Readonly<{ addressOf: (path: string) => string }>
export const Letterhead = port<Letterhead>('Letterhead')
