import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newTokenKeys } from '../adapters/security/token-keys.ts'

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT'

/** The token keys of a data folder, made when it has none; of two that start together, the first to write wins. */
export const developmentKeys = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'token-keys.json')
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const keys = await newTokenKeys()
  try {
    writeFileSync(file, keys, { mode: 0o600, flag: 'wx' })
    return keys
  } catch {
    return readFileSync(file, 'utf8')
  }
}
