import { type FileHandle, open } from 'node:fs/promises'
import { E } from '../../../domain/kernel/fp.ts'
import type { Command } from '../kernel/command.ts'
import { exitCodes } from '../kernel/exit-codes.ts'
import { postgresProgram } from './postgres-program.ts'

/** All of it or nothing; whoever restores owns it. */
const argsFor = (database: string): ReadonlyArray<string> => [
  '--single-transaction',
  '--exit-on-error',
  '--no-owner',
  '--no-privileges',
  `--dbname=${database}`,
]

/** What a restore needs of the shop: its database, whether something is in it, and how it is brought up to date. */
export type Restoring = Readonly<{
  address: string
  isEmpty: () => Promise<boolean>
  /** Applies what migrations the backup lacks and grants the serving role its rows; the names of what was applied. */
  migrate: () => Promise<ReadonlyArray<string>>
}>

const opened = (path: string): Promise<FileHandle | null> => open(path, 'r').catch(() => null)

const nameIn = (address: string): string => decodeURIComponent(new URL(address).pathname.slice(1))

/** Puts a backup into an empty database, and brings it to the schema of this release. */
export const restoreCommand = (of: () => Restoring): Command => ({
  name: 'restore',
  about: 'Puts a backup into an empty database; into one that holds a shop already it puts nothing',
  operands: ['file'],
  options: {},
  examples: ['restore shop-2026-11-27.dump'],
  needsShop: false,
  run: async ({ operands: [path = ''] }, { terminal }) => {
    const { address, isEmpty, migrate } = of()
    const file = await opened(path)
    if (file === null) {
      terminal.tell(`${path} cannot be read.`)
      return exitCodes.noInput
    }
    try {
      if (!(await isEmpty())) {
        terminal.tell('There is a shop in this database already. Make a new one, and name it in DATABASE_URL.')
        return exitCodes.data
      }
      const restored = await postgresProgram('pg_restore', argsFor(nameIn(address)), address, { from: file.fd })
      if (E.isLeft(restored)) {
        terminal.tell(restored.left)
        return exitCodes.data
      }
      const applied = await migrate()
      const later = applied.length === 0 ? '' : ` Applied ${applied.join(', ')}.`
      terminal.say(`Restored ${path}.${later} Look at it with: npm run vexa -- doctor`)
      return exitCodes.ok
    } finally {
      await file.close()
    }
  },
})
