import { readdir, readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'

const ofThisProcess = '/proc/self/task'

/** As libuv names the threads of its pool: src/unix/threadpool.c. */
const poolThread = 'libuv-worker'

const isPoolThread = async (id: string): Promise<boolean> =>
  (await readFile(`${ofThisProcess}/${id}/comm`, 'utf8')).trim() === poolThread

/**
 * Lets the threads on which passwords are hashed step back for the one that answers: on Linux a thread has a niceness of
 * its own, and setpriority(2) takes a thread's id. Threads of the pool exist once something was given to it. How many
 * stepped back; none where the system knows no such thing.
 */
export const stepBack = async (niceness: number): Promise<number> => {
  const ids = await readdir(ofThisProcess).catch(() => [])
  const found = await Promise.all(
    ids.map(async (id) => ((await isPoolThread(id).catch(() => false)) ? [Number(id)] : [])),
  )
  for (const id of found.flat()) setPriority(id, niceness)
  return found.flat().length
}
