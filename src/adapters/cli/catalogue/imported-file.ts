import { addVersion } from '../../../application/catalogue/add-version.ts'
import { analyzeWorkflow } from '../../../application/catalogue/analyze-workflow.ts'
import { findKnownSource } from '../../../application/catalogue/find-known-source.ts'
import { publishWorkflow } from '../../../application/catalogue/publish-workflow.ts'
import type { Operator } from '../../../application/kernel/caller.ts'
import type { Listing } from '../../../domain/catalogue/workflow.ts'
import type { Failed } from '../../../domain/kernel/failure.ts'
import { E, O } from '../../../domain/kernel/fp.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import type { Uploaded } from '../../../ports/catalogue/examiner.ts'
import type { Resolve } from '../kernel/command.ts'
import type { ImportOptions } from './import-options.ts'
import type { Imported } from './import-summary.ts'

/** Whose import it is, and how. */
export type Importing = Readonly<{ resolve: Resolve; options: ImportOptions; operator: Operator }>

/** Reasons in words, for the summary; a failure that is not here is told by its tag. */
const reasons: Readonly<Record<string, string>> = {
  NotAWorkflow: 'no n8n workflow',
  SecretsFound: 'secrets or personal data in it',
  Invalid: 'not within the limits',
  DuplicateContent: 'the same content is for sale already',
  NotPublishable: 'something in it blocks a sale',
  BelowMinimum: 'the price is below what can be charged',
  CurrencyUnsupported: 'the shop does not sell in this currency',
}

/** Where the first of its issues is, and what is wrong there; of a secret the kind says all. */
const firstIssue = (failed: Failed): string => {
  const issues: ReadonlyArray<Issue> = 'issues' in failed && Array.isArray(failed.issues) ? failed.issues : []
  const [issue] = issues
  if (issue === undefined) return ''
  const told = failed._tag === 'SecretsFound' ? issue.code : issue.message
  return `${issue.pointer} ${told}${issues.length > 1 ? `, and ${issues.length - 1} more` : ''}`
}

export const refusedBy = (file: string, failed: Failed): Imported => ({
  file,
  outcome: 'refused',
  reason: reasons[failed._tag] ?? failed._tag,
  detail: firstIssue(failed),
})

/** One file to put into the shop. `under`: the workflow that it is a further version of; null: a workflow of its own. */
export type ImportItem = Readonly<{
  label: string
  listing: Listing
  version: string
  changelog: string
  upload: Uploaded
  isPublic: boolean
  release: boolean
  under: string | null
}>

/** What became of it, and the workflow that has it now. */
export type ImportedItem = Readonly<{ imported: Imported; workflowId: string | null }>

const only = (imported: Imported, workflowId: string | null = null): ImportedItem => ({ imported, workflowId })

const asWorkflow = async ({ resolve, operator }: Importing, item: ImportItem): Promise<ImportedItem> => {
  const { label, listing, version, changelog, upload, isPublic } = item
  const input = { operator, listing, version, changelog, upload, override: null, publish: isPublic }
  const kept = await resolve(publishWorkflow.port)(input)()
  if (E.isLeft(kept)) return only(refusedBy(label, kept.left))
  const outcome = kept.right.status === 'published' ? 'published' : 'draft'
  return only({ file: label, outcome }, kept.right.workflowId)
}

const asVersion = async ({ resolve, operator }: Importing, item: ImportItem, id: string): Promise<ImportedItem> => {
  const { label, version, changelog, upload, release } = item
  const input = { id, operator, expected: null, version, changelog, upload, release }
  const kept = await resolve(addVersion.port)(input)()
  return E.isLeft(kept) ? only(refusedBy(label, kept.left)) : only({ file: label, outcome: 'version' }, id)
}

/** Puts one file into the shop, unless it is there. Run again after a crash it finds what was done. */
export const importedItem = async (importing: Importing, item: ImportItem): Promise<ImportedItem> => {
  const { resolve, options } = importing
  const known = await resolve(findKnownSource.port)({ source: item.upload.source })()
  if (E.isLeft(known)) return only(refusedBy(item.label, known.left))
  if (O.isSome(known.right)) return only({ file: item.label, outcome: 'known' }, known.right.value)
  if (options.dryRun) {
    const found = await resolve(analyzeWorkflow.port)(item.upload)()
    return only(E.isLeft(found) ? refusedBy(item.label, found.left) : { file: item.label, outcome: 'would do' })
  }
  return item.under === null ? asWorkflow(importing, item) : asVersion(importing, item, item.under)
}
