import type { Log } from '../../src/ports/kernel/log.ts'

const line =
  (level: string) =>
  (facts: Readonly<Record<string, unknown>>, message: string): void =>
    console.error(level, message, facts)

const nothing = (): void => undefined

/** Silent, for scenarios try what fails on purpose; LOG_LEVEL=error or warn lets the shop be heard. */
export const featuresLog = (level: string | undefined): Log => ({
  info: nothing,
  warn: level === 'warn' ? line('warn') : nothing,
  error: level === 'warn' || level === 'error' ? line('error') : nothing,
})
