import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const sample = fileURLToPath(new URL('sample', import.meta.url))

/** What a run of the shop and of its features needs of the project. */
const parts = ['src', 'features', 'sandbox', 'test/support', 'cucumber.json', 'tsconfig.json', 'package.json']

const filesOf = async (folder: string): Promise<ReadonlyArray<string>> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))

/** The one line that a capability costs, and its import. */
const listed = (text: string, name: string): string =>
  `import { ${name} } from './${name}.ts'\n${text.replace(/,?\s*\]\n*$/, `, ${name}]\n`)}`

export type Project = Readonly<{
  path: string
  /** Files of the sample that the project had already: none may be. */
  overwritten: ReadonlyArray<string>
  remove: () => Promise<void>
}>

/** A copy of the project with the files of the sample beside its own, and the sample in the list of capabilities. */
export const projectWith = async (name: string): Promise<Project> => {
  const path = await mkdtemp(join(tmpdir(), 'vexa-plug-in-'))
  for (const part of parts) await cp(join(root, part), join(path, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(path, 'node_modules'))
  const had = new Set(await filesOf(path))
  const overwritten = (await filesOf(sample)).filter((file) => had.has(file))
  await cp(sample, path, { recursive: true })
  const list = join(path, 'src/composition/capabilities.ts')
  await writeFile(list, listed(await readFile(list, 'utf8'), name))
  return { path, overwritten, remove: () => rm(path, { recursive: true, force: true }) }
}
