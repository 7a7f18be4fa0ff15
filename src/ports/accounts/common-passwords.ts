import { port } from '../kernel/port.ts'

/** The passwords that everyone tries first, in lower case. */
export type CommonPasswords = Readonly<{ has: (password: string) => boolean }>
export const CommonPasswords = port<CommonPasswords>('CommonPasswords')
