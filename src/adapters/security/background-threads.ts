import { readdir, readFile } from 'node:fs/promises'
import { getPriority, setPriority } from 'node:os'

const ofThisProcess = '/proc/self/task'

/** As libuv names the threads of its pool: src/unix/threadpool.c. */
const poolThread = 'libuv-worker'

const isPoolThread = async (id: string): Promise<boolean> =>
  (await readFile(`${ofThisProcess}/${id}/comm`, 'utf8')).trim() === poolThread

const longestStep = 19

/** Whoever runs as gently as that already, or may not say so of a thread, goes on as it is. */
const setTo = (id: number, niceness: number): number => {
  try {
    setPriority(id, niceness)
    return 1
  } catch {
    return 0
  }
}

/**
 * Lets the threads on which passwords are hashed step back so far from the one that answers: on Linux a thread has a
 * niceness of its own, and setpriority(2) takes a thread's id. Threads of the pool exist once something was given to it.
 * How many stepped back; none where the system knows no such thing.
 */
export const stepBack = async (by: number): Promise<number> => {
  const ids = await readdir(ofThisProcess).catch(() => [])
  const found = await Promise.all(
    ids.map(async (id) => ((await isPoolThread(id).catch(() => false)) ? [Number(id)] : [])),
  )
  const niceness = Math.min(longestStep, getPriority() + by)
  return found.flat().reduce((sum, id) => sum + setTo(id, niceness), 0)
}
