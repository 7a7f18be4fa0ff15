import { examination } from '../../application/catalogue/examination.ts'
import { type E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Examination, Examiner, Unexaminable } from '../../ports/catalogue/examiner.ts'
import type { Task } from './examine.ts'
import type { Threads } from './threads.ts'

type Outcome = E.Either<Unexaminable, Examination>

/** Examines small documents at once and large ones in a thread. */
export const threadedExaminer = ({ isLarge, run }: Threads): Examiner => ({
  examine: ({ document, source }, title) =>
    isLarge(source.byteLength)
      ? pipe(run<Task, Outcome>('examine.ts', { source, title }), TE.flatMap(TE.fromEither))
      : TE.fromEither(examination(document, title)),
})
