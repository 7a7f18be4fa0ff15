import { port } from './port.ts'

/** The time of day. In SQL the same time comes from `app_now()`. */
export type Clock = Readonly<{ now: () => Date }>
export const Clock = port<Clock>('Clock')
