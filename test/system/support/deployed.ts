import { readFile, writeFile } from 'node:fs/promises'

const deploy = new URL('../../../deploy/', import.meta.url)

/** A file of deploy/ with what differs on this machine put in; each has to be there, or what is tried is another file. */
export const deployed = async (name: string, changes: ReadonlyArray<readonly [string, string]>): Promise<string> => {
  let text = await readFile(new URL(name, deploy), 'utf8')
  for (const [usual, here] of changes) {
    if (!text.includes(usual)) throw new Error(`deploy/${name} does not say ${usual}`)
    text = text.replaceAll(usual, here)
  }
  return text
}

/** The same, written to a file. */
export const deployTo = async (file: string, name: string, changes: ReadonlyArray<readonly [string, string]>) =>
  writeFile(file, await deployed(name, changes), { mode: 0o644 })
