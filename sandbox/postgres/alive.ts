import { readFileSync } from 'node:fs'
import { platform } from 'node:os'

/** A process that has ended stays in the table until its parent asks for it; some containers' first process never does. */
const isZombie = (pid: number): boolean => {
  if (platform() !== 'linux') return false
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Whether a process of this number runs, whoever owns it. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
}
