import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import { examination } from '../../application/catalogue/examination.ts'
import { E, TE } from '../../domain/kernel/fp.ts'
import type { Examination, Examiner, Unexaminable, Uploaded } from '../../ports/catalogue/examiner.ts'
import { type Unavailable, unavailable } from '../../ports/kernel/transact.ts'
import type { Task } from './examine.ts'

export type ThreadLimits = Readonly<{
  /** Documents above this are examined in a thread, so that other requests need not wait (reliability-security R2). */
  inlineBytes: number
  timeoutMs: number
  /** A thread that nobody needed for so long ends; the next one starts within a few hundred milliseconds. */
  idleMs: number
}>

export const usualThreadLimits: ThreadLimits = { inlineBytes: 262_144, timeoutMs: 10_000, idleMs: 30_000 }

type Outcome = E.Either<Unexaminable | Unavailable, Examination>

/**
 * Examines small documents at once and large ones in a thread of their own, two at a time at most. A thread that dies or
 * takes too long takes nobody with it: the upload is refused as unavailable, and the next one gets a new thread.
 */
export const threadedExaminer = ({ inlineBytes, timeoutMs, idleMs }: ThreadLimits = usualThreadLimits): Examiner => {
  const threads = new Tinypool({
    filename: fileURLToPath(new URL('examine.ts', import.meta.url)),
    minThreads: 0,
    maxThreads: 2,
    concurrentTasksPerWorker: 1,
    idleTimeout: idleMs,
  })
  const inThread = async ({ source }: Uploaded, title: string | null): Promise<Outcome> => {
    const task: Task = { source, title }
    try {
      return (await threads.run(task, { signal: AbortSignal.timeout(timeoutMs) })) as Outcome
    } catch (cause) {
      return E.left(unavailable({ what: 'examination', cause }))
    }
  }
  return {
    examine: (upload, title) =>
      upload.source.byteLength > inlineBytes
        ? () => inThread(upload, title)
        : TE.fromEither(examination(upload.document, title)),
  }
}
