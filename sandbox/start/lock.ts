import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../postgres/alive.ts'
import { refusal } from './refusal.ts'

type Holder = Readonly<{ pid: number; born: string; url: string }>

/**
 * When a process began, in a form that only serves to compare. Process numbers are used again, after a reboot and in
 * containers always the same ones; the number and this together are not.
 */
const birthOf = (pid: number): string => {
  try {
    if (platform() !== 'linux') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // Field 22, counted after the name in parentheses, which may hold spaces.
    return `${boot} ${readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]}`
  } catch {
    return ''
  }
}

const isRunning = ({ pid, born }: Holder): boolean => pid !== process.pid && isAlive(pid) && birthOf(pid) === born

const read = async (file: string): Promise<Holder | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

const write = async (file: string, url: string): Promise<boolean> => {
  const holder: Holder = { pid: process.pid, born: birthOf(process.pid), url }
  return writeFile(file, `${JSON.stringify(holder)}\n`, { flag: 'wx' }).then(
    () => true,
    (failure: NodeJS.ErrnoException) => {
      if (failure.code === 'EEXIST') return false
      throw failure
    },
  )
}

export type Lock = Readonly<{
  /** Whether whoever held it before ended without giving it back. */
  wasStale: boolean
  release: () => Promise<void>
}>

/** Holds the data folder for this process. Refuses while another one runs on it, and says where. */
export const lockFolder = async (dataDir: string, url: string): Promise<Lock> => {
  const file = join(dataDir, 'running.json')
  const release = (): Promise<void> => rm(file, { force: true })
  if (await write(file, url)) return { wasStale: false, release }
  const holder = await read(file)
  if (holder !== undefined && isRunning(holder))
    throw refusal(`Vexa already runs on ${dataDir}: ${holder.url} (process ${holder.pid})`)
  await release()
  if (await write(file, url)) return { wasStale: true, release }
  throw refusal(`Vexa is being started on ${dataDir} by somebody else`)
}
