import { secretlintScanner } from '../adapters/scanning/secretlint.scanner.ts'
import { threadedExaminer } from '../adapters/workers/threaded.examiner.ts'
import type { Threads } from '../adapters/workers/threads.ts'
import { examination } from '../application/catalogue/examination.ts'
import type { Examiner } from '../ports/catalogue/examiner.ts'

/** How every mode, the command line and the benchmark examine an upload. */
export const examiner = (threads: Threads): Examiner =>
  threadedExaminer(threads, {
    here: examination(secretlintScanner()),
    threadsFile: new URL('examiner.thread.ts', import.meta.url),
  })
