import type { Failed, Kind } from '../../../domain/kernel/failure.ts'

/** The codes that BSD's sysexits.h names, which shells and supervisors know. */
export const exitCodes = {
  ok: 0,
  /** Some of what was asked for was not done, and the output says what. */
  incomplete: 1,
  usage: 64,
  data: 65,
  noInput: 66,
  noUser: 67,
  unavailable: 69,
  temporary: 75,
  noPermission: 77,
  configuration: 78,
} as const

/** The only place where a kind of failure becomes an exit code. */
const ofKind: Readonly<Record<Kind, number>> = {
  invalid: exitCodes.data,
  unauthenticated: exitCodes.noPermission,
  forbidden: exitCodes.noPermission,
  missing: exitCodes.noInput,
  conflict: exitCodes.data,
  stale: exitCodes.temporary,
  unpaid: exitCodes.noPermission,
  gone: exitCodes.noInput,
  limited: exitCodes.temporary,
  unavailable: exitCodes.unavailable,
}

export const exitCodeOf = ({ kind }: Failed): number => ofKind[kind]
