import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Counts, Stage } from './stage.ts'

/** What matters here of vitest's JSON report. */
type Report = Readonly<{
  testResults: ReadonlyArray<
    Readonly<{
      name: string
      status: 'passed' | 'failed'
      assertionResults: ReadonlyArray<Readonly<{ status: string }>>
    }>
  >
}>

const testFolder = new URL('../../test/', import.meta.url).pathname

/** The folder under test/ that a file is in. */
const folderOf = (file: string): string => `test/${relative(testFolder, file).split(sep)[0]}`

/** A file that could not be read has no tests and one failure. */
const countsOf = (files: Report['testResults']): Readonly<{ passed: number; failed: number }> => {
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const unread = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unread.length,
  }
}

const read = async (file: string): Promise<Counts> => {
  const { testResults }: Report = JSON.parse(await readFile(file, 'utf8'))
  const byFolder = Map.groupBy(testResults, ({ name }) => folderOf(name))
  const parts = [...byFolder].map(([name, files]) => ({ name, ...countsOf(files) }))
  return { ...countsOf(testResults), parts: parts.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

type Options = Readonly<{ name: string; args?: ReadonlyArray<string>; env?: Readonly<Record<string, string>> }>

/** vitest as a stage; its report is left in `scratch`. */
export const vitest = (scratch: string, { name, args = [], env = {} }: Options): Stage => {
  const report = join(scratch, `${name.replaceAll(/\W+/g, '-')}.json`)
  return {
    name,
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    env,
    count: () => read(report),
  }
}
