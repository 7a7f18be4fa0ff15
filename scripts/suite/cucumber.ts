import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Counts, Stage } from './stage.ts'

/** What matters here of Cucumber's messages, one JSON object a line. */
type Message = Readonly<{
  testCaseStarted?: Readonly<{ id: string }>
  testStepFinished?: Readonly<{ testCaseStartedId: string; testStepResult: Readonly<{ status: string }> }>
}>

const countsOf = (messages: ReadonlyArray<Message>): Counts => {
  const started = messages.flatMap(({ testCaseStarted }) => (testCaseStarted === undefined ? [] : [testCaseStarted.id]))
  const spoilt = new Set(
    messages.flatMap(({ testStepFinished }) =>
      testStepFinished === undefined || testStepFinished.testStepResult.status === 'PASSED'
        ? []
        : [testStepFinished.testCaseStartedId],
    ),
  )
  const failed = started.filter((id) => spoilt.has(id)).length
  return { passed: started.length - failed, failed }
}

const read = async (file: string): Promise<Counts> => {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  return countsOf(lines.map((line): Message => JSON.parse(line)))
}

/** The features of these folders, or all, through one of the drivers; a scenario passes when every step of it does. */
export const cucumber = (
  scratch: string,
  through: 'memory' | 'http',
  name: string,
  env: Readonly<Record<string, string>> = {},
  folders: ReadonlyArray<string> = [],
): Stage => {
  const messages = join(scratch, `features-${through}.ndjson`)
  return {
    name,
    command: ['cucumber-js', ...folders, '--format', `message:${messages}`],
    env: { ...env, VEXA_THROUGH: through },
    count: () => read(messages),
  }
}
