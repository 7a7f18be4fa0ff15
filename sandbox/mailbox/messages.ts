import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Message } from './message.ts'

const mostKept = 1_000

/** The mails that have arrived: in memory, newest first, and one JSON document a line in a file. */
export type Messages = Readonly<{
  all: () => ReadonlyArray<Message>
  add: (message: Message) => Promise<void>
  clear: () => Promise<void>
}>

const readKept = async (file: string): Promise<ReadonlyArray<Message>> => {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  // A line that a crash cut short is left out.
  return lines.flatMap((line): ReadonlyArray<Message> => {
    try {
      return line === '' ? [] : [JSON.parse(line)]
    } catch {
      return []
    }
  })
}

const lines = (messages: ReadonlyArray<Message>): string => messages.map((one) => `${JSON.stringify(one)}\n`).join('')

const replace = async (file: string, messages: ReadonlyArray<Message>): Promise<void> => {
  await writeFile(`${file}.new`, lines(messages), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** Reads what the file holds; `null` keeps mails in memory alone. The oldest go when there are more than 1,000. */
export const openMessages = async (file: string | null): Promise<Messages> => {
  let kept = file === null ? [] : (await readKept(file)).slice(-mostKept)
  let written = Promise.resolve()
  if (file !== null) {
    await mkdir(dirname(file), { recursive: true })
    await replace(file, kept)
  }
  const inTurn = (work: (file: string) => Promise<void>): Promise<void> => {
    if (file !== null) written = written.catch(() => undefined).then(() => work(file))
    return written
  }
  return {
    all: () => kept.toReversed(),
    add: (message) => {
      kept = [...kept, message].slice(-mostKept)
      return inTurn((path) => appendFile(path, lines([message]), { mode: 0o600 }))
    },
    clear: () => {
      kept = []
      return inTurn((path) => replace(path, []))
    },
  }
}
