import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** The user and group that PostgreSQL runs under; `undefined` where it simply runs as whoever started it. */
export type Account = Readonly<{ uid: number; gid: number }> | undefined

const lookUp = (name: string): Account => {
  try {
    const ask = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

const ownerOf = (database: string): Account => {
  try {
    const { uid, gid } = statSync(database)
    return uid === 0 ? undefined : { uid, gid }
  } catch {
    return undefined
  }
}

/**
 * PostgreSQL refuses to run as root. Root lends it to the owner of an existing database, else to `postgres` where
 * that user exists, else to `nobody`; no user is created.
 */
export const accountFor = (database: string): Account => {
  if (process.getuid?.() !== 0) return undefined
  const account = ownerOf(database) ?? lookUp('postgres') ?? lookUp('nobody')
  if (account === undefined) throw new Error('PostgreSQL does not run as root, and there is no user "nobody" to run it')
  return account
}

/** Whether the account may enter every folder down to this one. The system is asked: it knows ACLs and mounts, too. */
export const mayEnter = (account: Account, folder: string): boolean =>
  account === undefined ||
  spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0

/** Whether the account can start this program with the libraries it needs. */
export const mayRun = (account: Account, file: string): boolean =>
  spawnSync(file, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
