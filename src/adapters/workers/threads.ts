import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import { TE } from '../../domain/kernel/fp.ts'
import { type Unavailable, unavailable } from '../../ports/kernel/transact.ts'

export type ThreadLimits = Readonly<{
  /** What is larger than this is worked on in a thread, so that other requests need not wait (reliability-security R2). */
  inlineBytes: number
  timeoutMs: number
  /** A thread that nobody needed for so long ends; the next one starts within a few hundred milliseconds. */
  idleMs: number
}>

/** A thread that nobody needed for so long ends, in milliseconds. */
export const usualIdleMs = 30_000

export const usualThreadLimits: ThreadLimits = { inlineBytes: 262_144, timeoutMs: 10_000, idleMs: usualIdleMs }

/** Threads for work that would hold up everybody else. */
export type Threads = Readonly<{
  isLarge: (bytes: number) => boolean
  /** Runs the default export of a file with a task; the answer is a copy. */
  run: <Task, A>(file: URL, task: Task) => TE.TaskEither<Unavailable, A>
}>

/**
 * Two threads at most, one task each. A thread that dies or takes too long takes nobody with it: its task is refused as
 * unavailable, and the next one gets a new thread.
 */
export const workerThreads = ({ inlineBytes, timeoutMs, idleMs }: ThreadLimits = usualThreadLimits): Threads => {
  const pool = new Tinypool({ minThreads: 0, maxThreads: 2, concurrentTasksPerWorker: 1, idleTimeout: idleMs })
  return {
    isLarge: (bytes) => bytes > inlineBytes,
    run: (file, task) =>
      TE.tryCatch(
        () =>
          pool.run(task, {
            filename: fileURLToPath(file),
            signal: AbortSignal.timeout(timeoutMs),
          }),
        (cause) => unavailable({ what: basename(file.pathname), cause }),
      ),
  }
}
