import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** An invariant of the shop that was looked at, by its name, and rows that break it, a hundred at most: none when it holds. */
export type CheckedInvariant = Readonly<{
  invariant: string
  rows: ReadonlyArray<Readonly<Record<string, unknown>>>
}>

/** Looks whether what is kept agrees with itself: sales, books, rights and files. */
export type Books = Readonly<{ check: TE.TaskEither<Unavailable, ReadonlyArray<CheckedInvariant>> }>
export const Books = port<Books>('Books')
