import type { Log } from '../ports/kernel/log.ts'
import type { Provision } from '../ports/kernel/port.ts'
import type { Settings } from './configuration/schema.ts'

/** The world outside: whom we pay through and write to. */
export const outside = (_settings: Settings, _log: Log): ReadonlyArray<Provision> => []
