import { port } from './port.ts'

type Facts = Readonly<Record<string, unknown>>

/** Structured log lines. Facts are ids, codes and durations: never secrets, tokens, full e-mails or bodies. */
export type Log = Readonly<{
  info: (facts: Facts, message: string) => void
  warn: (facts: Facts, message: string) => void
  error: (facts: Facts, message: string) => void
}>
export const Log = port<Log>('Log')
