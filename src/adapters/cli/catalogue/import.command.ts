import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { actingOperator } from '../../../application/accounts/acting-operator.ts'
import { analyzeWorkflow } from '../../../application/catalogue/analyze-workflow.ts'
import { isKnownSource } from '../../../application/catalogue/is-known-source.ts'
import { publishWorkflow } from '../../../application/catalogue/publish-workflow.ts'
import type { Operator } from '../../../application/kernel/caller.ts'
import { titleOf } from '../../../domain/catalogue/listing-text.ts'
import type { Failed } from '../../../domain/kernel/failure.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import type { Command, Context, Resolve } from '../kernel/command.ts'
import { exitCodeOf, exitCodes } from '../kernel/exit-codes.ts'
import { type ImportOptions, importOptions, importOptionsOf } from './import-options.ts'
import { type Imported, importSummary } from './import-summary.ts'
import { type FileParts, type WorkflowFile, workflowFile } from './workflow-file.ts'

type Parts = FileParts & Readonly<{ firstOwner: string }>

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

const firstIssue = (failed: object): string => {
  const issues: ReadonlyArray<Issue> = 'issues' in failed && Array.isArray(failed.issues) ? failed.issues : []
  const [issue] = issues
  return issue === undefined
    ? ''
    : `${issue.pointer} ${issue.code}${issues.length > 1 ? ` and ${issues.length - 1} more` : ''}`
}

const refusedBy = (file: string, failed: Failed): Imported => ({
  file,
  outcome: 'refused',
  reason: reasons[failed._tag] ?? failed._tag,
  detail: firstIssue(failed),
})

/** The document's own name where it makes a title, else the file's. */
const titleFor = ({ upload: { document }, name }: WorkflowFile): string => {
  const own = typeof document === 'object' && document !== null && 'name' in document ? document.name : null
  const fits = typeof own === 'string' && own.trim() !== '' && E.isRight(titleOf(own.trim()))
  return fits ? String(own).trim() : name.slice(0, 120) || 'Workflow'
}

const listingOf = (file: WorkflowFile, { price, categories, licence }: ImportOptions) => {
  const title = titleFor(file)
  return { title, summary: title, description: '', price, categories, tags: [], licence, rightsHeld: true }
}

/** Puts one file into the shop, unless it is there. Run again after a crash it finds what was done. */
const imported = async (
  resolve: Resolve,
  file: WorkflowFile,
  path: string,
  options: ImportOptions,
  operator: Operator,
): Promise<Imported> => {
  const known = await resolve(isKnownSource.port)({ source: file.upload.source })()
  if (E.isLeft(known)) return refusedBy(path, known.left)
  if (known.right) return { file: path, outcome: 'known' }
  if (options.dryRun) {
    const found = await resolve(analyzeWorkflow.port)(file.upload)()
    return E.isLeft(found) ? refusedBy(path, found.left) : { file: path, outcome: 'would do' }
  }
  const kept = await resolve(publishWorkflow.port)({
    operator,
    listing: listingOf(file, options),
    version: '1.0.0',
    changelog: '',
    upload: file.upload,
    override: null,
    publish: options.publish,
  })()
  if (E.isLeft(kept)) return refusedBy(path, kept.left)
  return { file: path, outcome: kept.right.status === 'published' ? 'published' : 'draft' }
}

const filesIn = async (folder: string): Promise<ReadonlyArray<string> | null> =>
  readdir(folder).then(
    (names) => names.filter((name) => name.toLowerCase().endsWith('.json')).toSorted(),
    () => null,
  )

const bar = (done: number, all: number): string => {
  const width = 30
  const filled = Math.round((done / Math.max(1, all)) * width)
  return `[${'='.repeat(filled)}${' '.repeat(width - filled)}] ${done}/${all}`
}

const everyFile = async (
  parts: Parts,
  { terminal, resolve }: Context,
  folder: string,
  names: ReadonlyArray<string>,
  options: ImportOptions,
  operator: Operator,
): Promise<ReadonlyArray<Imported>> => {
  const done: Array<Imported> = []
  for (const name of names) {
    terminal.progress(`${bar(done.length, names.length)} ${name}`)
    const file = await workflowFile(parts)(join(folder, name))
    done.push(
      E.isLeft(file)
        ? { file: name, outcome: 'refused', reason: 'not readable as a workflow file', detail: file.left.reason }
        : await imported(resolve, file.right, name, options, operator),
    )
  }
  return done
}

/** Puts a whole folder of workflow files into the shop. Files that are there already are passed over, so it can be run again. */
export const importCommand = (parts: Parts): Command => ({
  name: 'import',
  about: 'Puts a folder of workflow files into the shop; run again, it goes on where it ended',
  operands: ['folder'],
  options: importOptions,
  examples: ['import ./workflows --price 250000 --publish', 'import ./workflows --price 0 --dry-run'],
  needsShop: true,
  run: async (asked, context) => {
    const { terminal, resolve } = context
    const [folder = ''] = asked.operands
    const options = importOptionsOf(asked, parts.firstOwner)
    if (E.isLeft(options)) {
      terminal.tell(`${options.left}. See: npm run vexa -- import --help`)
      return exitCodes.usage
    }
    const names = await filesIn(folder)
    if (names === null) {
      terminal.tell(`${folder} is no folder that can be read`)
      return exitCodes.noInput
    }
    const operator = await resolve(actingOperator.port)({ email: options.right.as })()
    if (E.isLeft(operator)) {
      terminal.tell(`There is no active operator ${options.right.as}; name one with --as <e-mail>`)
      return operator.left._tag === 'OperatorNotFound' ? exitCodes.noUser : exitCodeOf(operator.left)
    }
    const begun = performance.now()
    const all = await everyFile(parts, context, folder, names, options.right, operator.right)
    terminal.say(importSummary(all, (performance.now() - begun) / 1_000, terminal))
    return all.some(({ outcome }) => outcome === 'refused') ? exitCodes.incomplete : exitCodes.ok
  },
})
