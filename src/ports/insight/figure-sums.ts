import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Sums of what happened in the shop, by stretches of time, so that statistics need not look at every sale. */
export type FigureSums = Readonly<{
  /**
   * Takes notes of what happened, `most` of each kind, into the sums; each counts once, whoever else does so at the same
   * time. Answers how many notes it took at most of a kind: fewer than `most` says that no more were there.
   */
  take: (tx: Tx) => (most: number) => TE.TaskEither<Unavailable, number>
}>
export const FigureSums = port<FigureSums>('FigureSums')
