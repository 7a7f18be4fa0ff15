import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** Slow, salted hashes. Both calls are refused as unavailable when too many wait already. */
export type PasswordHasher = Readonly<{
  hash: (password: string) => TE.TaskEither<Unavailable, string>
  /** `hash` null stands for an account that does not exist: as slow as any other, and always wrong. */
  verify: (hash: string | null, password: string) => TE.TaskEither<Unavailable, 'match' | 'match_outdated' | 'wrong'>
}>
export const PasswordHasher = port<PasswordHasher>('PasswordHasher')
