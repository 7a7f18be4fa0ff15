import { pino } from 'pino'
import type { Log } from '../../ports/kernel/log.ts'

/** What must never stand in a line, wherever it comes from. */
const secretPaths = [
  'password',
  'token',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  '*.authorization',
  '*.cookie',
  'err.parameters',
  'err.detail',
  'err.query',
  'err.where',
]

/**
 * JSON lines in UTC on standard output; client text stands in values only, so it cannot add lines or fields. Each line has
 * `factsOfNow` beside its own, such as the request it belongs to.
 */
export const pinoLog = (level: string, factsOfNow: () => object = () => ({})): Log =>
  pino({
    level,
    base: null,
    mixin: factsOfNow,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretPaths, censor: '[redacted]' },
  })
