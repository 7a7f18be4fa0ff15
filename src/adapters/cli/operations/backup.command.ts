import { type FileHandle, open, rm } from 'node:fs/promises'
import { E } from '../../../domain/kernel/fp.ts'
import type { Command } from '../kernel/command.ts'
import { exitCodes } from '../kernel/exit-codes.ts'
import { postgresProgram } from './postgres-program.ts'

/** pg_dump's own format: compressed, and restored in the order that its contents need. Roles are not in it. */
const args = ['--format=custom', '--no-owner', '--no-privileges']

/** A file of nobody else's, which must not be there yet. */
const newFile = (path: string): Promise<FileHandle | null> => open(path, 'wx', 0o600).catch(() => null)

/** Writes all of a shop, as of one moment, into one file; `database` is the address of the role that owns it. */
export const backupCommand = (database: () => string): Command => ({
  name: 'backup',
  about: 'Writes the whole database, as of one moment, into a file; the shop stays open',
  operands: ['file'],
  options: {},
  examples: ['backup shop-2026-11-27.dump'],
  needsShop: false,
  run: async ({ operands: [path = ''] }, { terminal }) => {
    const address = database()
    const file = await newFile(path)
    if (file === null) {
      terminal.tell(`${path} cannot be written, or is there already.`)
      return exitCodes.noInput
    }
    const dumped = await postgresProgram('pg_dump', args, address, { to: file.fd })
    await file.sync()
    const { size } = await file.stat()
    await file.close()
    if (E.isLeft(dumped)) {
      await rm(path, { force: true })
      terminal.tell(dumped.left)
      return exitCodes.unavailable
    }
    terminal.say(`Wrote ${path}, ${size} bytes. It holds personal data and sessions: keep it as the database is kept.`)
    return exitCodes.ok
  },
})
