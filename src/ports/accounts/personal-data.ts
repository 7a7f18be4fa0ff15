import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** All that is kept of a buyer as a person, wherever it is. */
export type PersonalData = Readonly<{
  /** Takes it away, out of every table: money, papers and rights stay, without whose they were. Once more changes nothing. */
  erase: (tx: Tx) => (userId: string) => TE.TaskEither<Unavailable, void>
  /** The accounts that were erased within this time, in milliseconds of the database's clock, longest ago first. */
  erasedWithin: (ms: number) => TE.TaskEither<Unavailable, ReadonlyArray<string>>
}>
export const PersonalData = port<PersonalData>('PersonalData')
