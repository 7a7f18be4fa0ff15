import type { TE } from '../../domain/kernel/fp.ts'
import { port } from './port.ts'

/** Calls for a person: a log line at level error now, a metric that can wake someone later. */
export type Alerts = Readonly<{
  raise: (name: string, facts: Readonly<Record<string, unknown>>) => TE.TaskEither<never, void>
}>
export const Alerts = port<Alerts>('Alerts')
