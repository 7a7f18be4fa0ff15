import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, accountFor, mayEnter, mayRun } from './account.ts'
import { type Binaries, installedBinaries, makeLinks, program } from './binaries.ts'

/** Where root keeps what PostgreSQL must reach when the clone is in a folder that only root may enter. */
export const outside = '/var/lib/vexa'

export type Place = Readonly<{
  account: Account
  /** The binaries that this account can run. */
  binaries: string
  /** The database's own folder, which the account owns; it need not exist yet. */
  database: string
}>

const openUp = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openUp(path)
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') ? 0o755 : 0o644)
  }
}

const copyOf = async ({ directory, version }: Binaries): Promise<string> => {
  const home = join(outside, `postgresql-${version}`)
  const native = join(home, 'native')
  if (existsSync(native)) return native
  const draft = join(home, `draft-${process.pid}`, 'native')
  await mkdir(draft, { recursive: true })
  await cp(directory, draft, { recursive: true, verbatimSymlinks: true })
  await makeLinks(draft)
  await openUp(draft)
  await chmod(home, 0o755)
  await rename(draft, native).catch((failure) => {
    if (!existsSync(native)) throw failure
  })
  await rm(join(home, `draft-${process.pid}`), { recursive: true, force: true })
  return native
}

const runnable = async (account: Account): Promise<string> => {
  const installed = await installedBinaries()
  const linked = await makeLinks(installed.directory).then(
    () => true,
    () => false,
  )
  if (linked && mayRun(account, program(installed.directory, 'postgres'))) return installed.directory
  if (account === undefined) throw new Error(`cannot run ${program(installed.directory, 'postgres')}`)
  await openOutside()
  return copyOf(installed)
}

const openOutside = async (): Promise<void> => {
  await mkdir(outside, { recursive: true })
  await chmod(outside, 0o755)
}

/**
 * Finds where PostgreSQL can live. As an ordinary user that is the data folder. As root it is the data folder, too,
 * unless the account that root lends it to cannot get there: then binaries and database are kept under `outside`.
 */
export const findPlace = async (folder: string, id: string): Promise<Place> => {
  const inside = join(folder, 'data')
  const elsewhere = join(outside, id, 'data')
  const kept = [inside, elsewhere].find(existsSync)
  const account = accountFor(kept ?? inside)
  const binaries = await runnable(account)
  const near = mayEnter(account, folder)
  if (near && kept !== elsewhere) return { account, binaries, database: inside }
  if (kept === inside) throw new Error(`the user with the id ${account?.uid} owns ${inside} and cannot get there`)
  await openOutside()
  await mkdir(join(outside, id), { recursive: true })
  await chmod(join(outside, id), 0o711)
  return { account, binaries, database: elsewhere }
}
