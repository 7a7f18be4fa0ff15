import type { Failed, Kind } from '../../domain/kernel/failure.ts'

/** The only place where a kind of failure becomes a job's fate: tried again, or put away for a person. */
const fates: Readonly<Record<Kind, 'retry' | 'park'>> = {
  invalid: 'park',
  unauthenticated: 'park',
  forbidden: 'park',
  missing: 'retry',
  conflict: 'retry',
  stale: 'retry',
  unpaid: 'park',
  gone: 'park',
  limited: 'retry',
  unavailable: 'retry',
}

export const fateOf = ({ kind }: Failed): 'retry' | 'park' => fates[kind]
