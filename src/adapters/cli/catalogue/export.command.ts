import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getOperatorWorkflow } from '../../../application/catalogue/get-operator-workflow.ts'
import { getWorkflowSource } from '../../../application/catalogue/get-workflow-source.ts'
import { listOperatorWorkflows } from '../../../application/catalogue/list-operator-workflows.ts'
import type { OperatorDetail } from '../../../domain/catalogue/workflow-views.ts'
import type { Failed } from '../../../domain/kernel/failure.ts'
import { E, type TE } from '../../../domain/kernel/fp.ts'
import type { Position } from '../../../ports/kernel/page.ts'
import type { Command, Context, Resolve } from '../kernel/command.ts'
import { exitCodeOf, exitCodes } from '../kernel/exit-codes.ts'
import { type ExportedListing, listingFile, versionFile } from './exported.ts'

/** Carries a failure out of the walk over pages. */
class Stopped extends Error {
  readonly failed: Failed
  constructor(failed: Failed) {
    super(failed._tag)
    this.failed = failed
  }
}

const had = async <A>(effect: TE.TaskEither<Failed, A>): Promise<A> => {
  const result = await effect()
  if (E.isLeft(result)) throw new Stopped(result.left)
  return result.right
}

const listingOf = (found: OperatorDetail): ExportedListing => ({
  title: found.title,
  summary: found.summary,
  description: found.description,
  price: { ...found.price },
  categories: [...found.categories],
  tags: [...found.tags],
  licence: found.licence,
  rightsHeld: found.rightsHeld,
  status: found.status,
  versions: found.versions.map(({ version, status, changelog }) => ({ version, status, changelog })).toReversed(),
})

const pageSize = 100

async function* everyId(resolve: Resolve): AsyncGenerator<string> {
  let after: Position | null = null
  do {
    const page: Awaited<ReturnType<typeof onePage>> = await onePage(resolve, after)
    for (const { id } of page.items) yield id
    after = page.next
  } while (after !== null)
}

const onePage = (resolve: Resolve, after: Position | null) =>
  had(resolve(listOperatorWorkflows.port)({ q: null, status: null, page: { limit: pageSize, after } }))

/** Slugs are safe as names of folders: a-z, 0-9 and hyphens. */
const written = async (resolve: Resolve, id: string, folder: string): Promise<number> => {
  const found = await had(resolve(getOperatorWorkflow.port)({ id }))
  const path = join(folder, found.slug)
  await mkdir(path, { recursive: true })
  for (const { version } of found.versions) {
    const { bytes } = await had(resolve(getWorkflowSource.port)({ id, version }))
    await writeFile(join(path, versionFile(version)), bytes)
  }
  await writeFile(join(path, listingFile), `${JSON.stringify(listingOf(found), null, 2)}\n`)
  return found.versions.length
}

const everything = async ({ terminal, resolve }: Context, folder: string): Promise<number> => {
  let [workflows, versions] = [0, 0]
  for await (const id of everyId(resolve)) {
    versions += await written(resolve, id, folder)
    workflows += 1
    terminal.progress(`${workflows} workflows`)
  }
  terminal.say(`${workflows} workflows with ${versions} versions are in ${folder}.`)
  return exitCodes.ok
}

/** Writes every workflow with all its versions into a folder, which `import` takes back. */
export const exportCommand: Command = {
  name: 'export',
  about: 'Writes every workflow, with its versions as they were uploaded, into a folder that import takes back',
  operands: ['folder'],
  options: {},
  examples: ['export ./backup'],
  needsShop: true,
  run: async ({ operands: [folder = ''] }, context) => {
    try {
      return await everything(context, folder)
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      context.terminal.tell(`The shop did not answer: ${error.failed._tag}`)
      return exitCodeOf(error.failed)
    }
  },
}
