import { join } from 'node:path'
import { titleOf } from '../../../domain/catalogue/listing-text.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Money } from '../../../domain/kernel/money.ts'
import type { Imported } from './import-summary.ts'
import { type Importing, importedItem } from './imported-file.ts'
import { type FileParts, type Unreadable, type WorkflowFile, workflowFile } from './workflow-file.ts'

export const unreadable = (file: string, { reason, places: [first] }: Unreadable): Imported => ({
  file,
  outcome: 'refused',
  reason: 'not readable as a workflow file',
  detail: first === undefined ? reason : `${reason}: ${first.pointer} ${first.message}`,
})

/** The document's own name where it makes a title, else the file's. */
const titleFor = ({ upload: { document }, name }: WorkflowFile): string => {
  const own = typeof document === 'object' && document !== null && 'name' in document ? document.name : null
  const fits = typeof own === 'string' && own.trim() !== '' && E.isRight(titleOf(own.trim()))
  return fits ? String(own).trim() : name.slice(0, 120) || 'Workflow'
}

/** A workflow file that nobody has said anything of: its title is its own, all else as the options say. */
export const importedLooseFile = async (
  parts: FileParts,
  importing: Importing,
  folder: string,
  name: string,
  price: Money,
): Promise<Imported> => {
  const file = await workflowFile(parts)(join(folder, name))
  if (E.isLeft(file)) return unreadable(name, file.left)
  const { categories, licence, publish } = importing.options
  const title = titleFor(file.right)
  const { imported } = await importedItem(importing, {
    label: name,
    listing: { title, summary: title, description: '', price, categories, tags: [], licence, rightsHeld: true },
    version: '1.0.0',
    changelog: '',
    upload: file.right.upload,
    isPublic: publish,
    release: true,
    under: null,
  })
  return imported
}
