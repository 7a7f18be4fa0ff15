import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What must be known again at the next start. Kept in the data folder, readable by its owner alone. */
export type ServerRecord = Readonly<{
  /** Names the database's folder where it cannot be in the data folder. */
  id: string
  port?: number
  passwords: Readonly<{ postgres: string; vexa: string }>
}>

const fileIn = (folder: string): string => join(folder, 'server.json')

const fresh = (): ServerRecord => ({
  id: randomBytes(8).toString('hex'),
  passwords: { postgres: randomBytes(24).toString('base64url'), vexa: randomBytes(24).toString('base64url') },
})

export const writeRecord = async (folder: string, record: ServerRecord): Promise<void> => {
  const draft = `${fileIn(folder)}.new`
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, fileIn(folder))
}

/** The record kept in the folder, or a new one, which is kept from now on. */
export const readRecord = async (folder: string): Promise<ServerRecord> => {
  const kept = await readFile(fileIn(folder), 'utf8').catch(() => undefined)
  if (kept !== undefined) return JSON.parse(kept)
  const record = fresh()
  await writeRecord(folder, record)
  return record
}
