import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { E } from '../../../domain/kernel/fp.ts'
import { type ExportedListing, exportedListing, listingFile, versionFile } from './exported.ts'
import type { Imported } from './import-summary.ts'
import { type Importing, importedItem } from './imported-file.ts'
import { unreadable } from './loose-file.ts'
import { type FileParts, workflowFile } from './workflow-file.ts'

/** The listing of a folder that `export` wrote; null when it is none of those. */
export const readListing = async (folder: string): Promise<ExportedListing | null> =>
  readFile(join(folder, listingFile), 'utf8').then(exportedListing, () => null)

/**
 * A workflow as `export` wrote it: its first version with its listing, the others after it, each released if it was. What
 * was withdrawn stays unreleased. Ends with the first that is refused, for what follows would change in meaning.
 */
export const importedFolder = async (
  parts: FileParts,
  importing: Importing,
  folder: string,
  name: string,
  listing: ExportedListing,
): Promise<ReadonlyArray<Imported>> => {
  const done: Array<Imported> = []
  const { status, versions, ...said } = listing
  let under: string | null = null
  for (const { version, status: state, changelog } of versions) {
    const label = `${name}/${versionFile(version)}`
    const file = await workflowFile(parts)(join(folder, name, versionFile(version)))
    if (E.isLeft(file)) return [...done, unreadable(label, file.left)]
    const { imported, workflowId } = await importedItem(importing, {
      label,
      listing: said,
      version,
      changelog,
      upload: file.right.upload,
      isPublic: status === 'published',
      release: state === 'released',
      under,
    })
    done.push(imported)
    if (imported.outcome === 'refused') return done
    under = workflowId
  }
  return done
}
