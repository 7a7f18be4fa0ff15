import type { TE } from '../../domain/kernel/fp.ts'
import { port } from './port.ts'

/** Lets time pass. */
export type Timer = Readonly<{ wait: (ms: number) => TE.TaskEither<never, void> }>
export const Timer = port<Timer>('Timer')
