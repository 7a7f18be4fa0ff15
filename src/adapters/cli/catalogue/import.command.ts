import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { actingOperator } from '../../../application/accounts/acting-operator.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Command } from '../kernel/command.ts'
import { exitCodeOf, exitCodes } from '../kernel/exit-codes.ts'
import type { Terminal } from '../kernel/terminal.ts'
import type { ExportedListing } from './exported.ts'
import { importedFolder, readListing } from './exported-folder.ts'
import { importOptions, importOptionsOf } from './import-options.ts'
import { type Imported, importedLine, importSummary } from './import-summary.ts'
import type { Importing } from './imported-file.ts'
import { importedLooseFile } from './loose-file.ts'
import type { FileParts } from './workflow-file.ts'

type Parts = FileParts & Readonly<{ firstOwner: string }>

/** What stands in a folder: workflow files, and folders that an export wrote. */
type Entry = Readonly<{ name: string; listing: ExportedListing | null }>

const entriesIn = async (folder: string): Promise<ReadonlyArray<Entry> | null> => {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (found === null) return null
  const entries: Array<Entry> = []
  for (const each of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const listing = each.isDirectory() ? await readListing(join(folder, each.name)) : null
    if (listing !== null || (each.isFile() && each.name.toLowerCase().endsWith('.json')))
      entries.push({ name: each.name, listing })
  }
  return entries
}

const bar = (done: number, all: number): string => {
  const width = 30
  const filled = Math.round((done / Math.max(1, all)) * width)
  return `[${'='.repeat(filled)}${' '.repeat(width - filled)}] ${done}/${all}`
}

const everyEntry = async (
  parts: Parts,
  importing: Importing,
  terminal: Terminal,
  folder: string,
  entries: ReadonlyArray<Entry>,
): Promise<ReadonlyArray<Imported>> => {
  const done: Array<Imported> = []
  const { price } = importing.options
  for (const [index, { name, listing }] of entries.entries()) {
    terminal.progress(`${bar(index, entries.length)} ${name}`)
    const came: Array<Imported> = []
    if (listing !== null) came.push(...(await importedFolder(parts, importing, folder, name, listing)))
    else if (price !== null) came.push(await importedLooseFile(parts, importing, folder, name, price))
    for (const each of came) terminal.step(`${index + 1}/${entries.length} ${importedLine(each)}`)
    done.push(...came)
  }
  return done
}

/** Puts a whole folder of workflow files into the shop. Files that are there already are passed over, so it can be run again. */
export const importCommand = (parts: Parts): Command => ({
  name: 'import',
  about: 'Puts a folder of workflow files, or one that export wrote, into the shop; run again, it goes on',
  operands: ['folder'],
  options: importOptions,
  examples: [
    'import ./workflows --price 250000 --publish',
    'import ./workflows --price 0 --dry-run',
    'import ./backup',
  ],
  needsShop: true,
  run: async (asked, { terminal, resolve }) => {
    const [folder = ''] = asked.operands
    const options = importOptionsOf(asked, parts.firstOwner)
    if (E.isLeft(options)) {
      terminal.tell(`${options.left}. See: npm run vexa -- import --help`)
      return exitCodes.usage
    }
    const entries = await entriesIn(folder)
    if (entries === null) {
      terminal.tell(`${folder} is no folder that can be read`)
      return exitCodes.noInput
    }
    if (options.right.price === null && entries.some(({ listing }) => listing === null)) {
      terminal.tell('--price is missing: an amount in minor units, 0 for free. See: npm run vexa -- import --help')
      return exitCodes.usage
    }
    const operator = await resolve(actingOperator.port)({ email: options.right.as })()
    if (E.isLeft(operator)) {
      terminal.tell(`There is no active operator ${options.right.as}; name one with --as <e-mail>`)
      return operator.left._tag === 'OperatorNotFound' ? exitCodes.noUser : exitCodeOf(operator.left)
    }
    const begun = performance.now()
    const importing = { resolve, options: options.right, operator: operator.right }
    const all = await everyEntry(parts, importing, terminal, folder, entries)
    terminal.say(importSummary(all, (performance.now() - begun) / 1_000, terminal))
    return all.some(({ outcome }) => outcome === 'refused') ? exitCodes.incomplete : exitCodes.ok
  },
})
