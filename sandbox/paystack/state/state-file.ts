import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isRecord } from './json.ts'
import { completed, isSnapshot, type Snapshot } from './snapshot.ts'

export interface StateFile {
  /** Says that something changed; the file follows soon, several changes in one write. */
  readonly touch: () => void
  /** Writes what is not written yet. Rejects when the file cannot be written. */
  readonly flush: () => Promise<void>
}

const SHORTEST_PAUSE_MS = 20
/** Writing takes at most one part in so many of the time, however large the state has become. */
const PAUSE_FACTOR = 20

/** @returns what the file holds, or null when there is no file. Throws, naming the file, when it is not ours. */
export const readStateFile = (path: string): Snapshot | null => {
  const text = readIfThere(path)
  if (text === null) return null
  const value = parsed(text)
  if (isSnapshot(value)) return completed(value)
  throw new Error(`${path} is not a state of this sandbox; move it away to begin anew`)
}

/** Keeps `path` equal to what `snapshot` gives. Written beside and renamed, so that a crash leaves the old or the new. */
export const keepStateFile = (path: string, snapshot: () => Snapshot, log: (line: string) => void): StateFile => {
  let changed = false
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let pauseMs = SHORTEST_PAUSE_MS

  const write = async (): Promise<void> => {
    if (!changed) return
    changed = false
    try {
      await mkdir(dirname(path), { recursive: true })
      const begunAt = performance.now()
      const text = JSON.stringify(snapshot())
      pauseMs = Math.max(SHORTEST_PAUSE_MS, (performance.now() - begunAt) * PAUSE_FACTOR)
      await writeFile(`${path}.new`, text, { mode: 0o600 })
      await rename(`${path}.new`, path)
    } catch (error) {
      changed = true
      throw error
    }
  }

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    writing = writing.catch(() => undefined).then(write)
    return writing
  }

  const touch = () => {
    changed = true
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => log(`could not write ${path}: ${String(error)}`))
    }, pauseMs)
  }

  return { touch, flush }
}

const readIfThere = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isRecord(error) && error.code === 'ENOENT') return null
    throw error
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
