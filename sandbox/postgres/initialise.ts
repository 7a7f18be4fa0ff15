import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { program } from './binaries.ts'
import { cleanEnvironment } from './environment.ts'
import type { Place } from './place.ts'

const major = '18'

/**
 * UTF-8 whatever the machine's locale is. The builtin provider orders and folds alike on every machine;
 * pg_trgm asks lc_ctype what a letter is, and drops all but ASCII when that is C. macOS has no C.UTF-8.
 */
const locale = [
  '--encoding=UTF8',
  ...(platform() === 'darwin' ? ['--locale=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8']),
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

const owned = async (path: string, { account }: Place): Promise<void> => {
  if (account !== undefined) await chown(path, account.uid, account.gid)
}

const initdb = async (place: Place, target: string, passwordFile: string): Promise<void> => {
  const child = spawn(
    program(place.binaries, 'initdb'),
    [`--pgdata=${target}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale],
    { ...place.account, cwd: dirname(target), env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  const [said, code] = await Promise.all([text(child.stderr), ended])
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said.trim()}`)
}

const create = async (place: Place, password: string): Promise<void> => {
  const draft = `${place.database}.new`
  const passwordFile = join(dirname(place.database), 'password.new')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  await owned(draft, place)
  await writeFile(passwordFile, password, { mode: 0o600 })
  await owned(passwordFile, place)
  try {
    await initdb(place, draft, passwordFile)
  } finally {
    await rm(passwordFile, { force: true })
  }
  // Renamed only when it is complete: a start that was interrupted leaves no half-made database behind.
  await rename(draft, place.database)
}

/** Makes the database's files unless they are there. Says whether it made them. */
export const initialise = async (place: Place, password: string): Promise<boolean> => {
  if (!existsSync(place.database)) {
    await create(place, password)
    return true
  }
  const version = (await readFile(join(place.database, 'PG_VERSION'), 'utf8')).trim()
  if (version !== major)
    throw new Error(`${place.database} was made by PostgreSQL ${version}, and this is ${major}: move it away`)
  return false
}
