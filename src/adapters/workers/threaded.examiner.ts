import { type E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Examination, Examiner, Unexaminable } from '../../ports/catalogue/examiner.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import type { Threads } from './threads.ts'

type Outcome = E.Either<Unexaminable | Unavailable, Examination>

/** What a thread is given: the upload's bytes, which it reads anew, for copying a large value costs as much. */
export type ExaminationTask = Readonly<{ source: Uint8Array; title: string | null }>

/** How an upload is examined: here, and by the default export of a file that threads load. Both must come to the same. */
export type Examining = Readonly<{
  here: (document: unknown, title: string | null) => TE.TaskEither<Unexaminable | Unavailable, Examination>
  threadsFile: URL
}>

/** Examines small documents at once and large ones in a thread. */
export const threadedExaminer = ({ isLarge, run }: Threads, { here, threadsFile }: Examining): Examiner => ({
  examine: ({ document, source }, title) =>
    isLarge(source.byteLength)
      ? pipe(run<ExaminationTask, Outcome>(threadsFile, { source, title }), TE.flatMap(TE.fromEither))
      : here(document, title),
})
