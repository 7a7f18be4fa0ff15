import { lintSource } from '@secretlint/core'
import { secretLintProfiler } from '@secretlint/profiler'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { ScannedSecret } from '../../domain/catalogue/secrets/scanned-secrets.ts'
import { TE } from '../../domain/kernel/fp.ts'
import type { SecretScanner } from '../../ports/catalogue/secret-scanner.ts'
import { unavailable } from '../../ports/kernel/transact.ts'
import { type Piece, portionsOf } from './portions.ts'
import { isTaken, kindOf } from './secretlint-kinds.ts'

/** Its marks cost more than its rules, and all of them are kept for as long as the process lives. */
secretLintProfiler.setEnabled(false)

/** The preset's rules one by one, for as a whole it has some that are not wanted. */
const config = {
  rules: rules.filter(({ meta }) => isTaken(meta.id)).map((rule) => ({ id: rule.meta.id, rule })),
}

/** Between two texts. What goes from one into the next is in neither. */
const separator = '\n\n'

/** No file is behind it, which the name must not seem to say: some rules look at certain files only. */
const nowhere = { filePath: 'texts', ext: '', contentType: 'text' as const }

/** An upload with as many is refused all the same; a hostile one costs no more. */
const mostFound = 100

/** Where each piece begins when all stand in one. */
const beginnings = (pieces: ReadonlyArray<Piece>): ReadonlyArray<number> => {
  let next = 0
  return pieces.map(({ content }) => {
    const begins = next
    next += content.length + separator.length
    return begins
  })
}

/** The last of the sorted numbers that is at most this one; halves what is left at each step. */
const indexAt = (sorted: ReadonlyArray<number>, position: number): number => {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((sorted[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

const foundIn = async (pieces: ReadonlyArray<Piece>): Promise<ReadonlyArray<ScannedSecret>> => {
  const source = { ...nowhere, content: pieces.map(({ content }) => content).join(separator) }
  const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } })
  const begins = beginnings(pieces)
  return messages.flatMap(({ ruleId, messageId, range: [first, last] }) => {
    const index = indexAt(begins, first)
    const piece = pieces[index]
    const kind = kindOf(ruleId, messageId)
    const begin = begins[index] ?? 0
    if (piece === undefined || kind === undefined || last - begin > piece.content.length) return []
    return [{ text: piece.text, start: first - begin + piece.from, end: last - begin + piece.from, ...kind }]
  })
}

/**
 * secretlint's recommended rules, run in this process over many texts at once, which is many times quicker than one by one.
 * It asks nobody: what looks real is taken for real. When a hundred are found, no further portion is looked at.
 */
export const secretlintScanner = (): SecretScanner => ({
  scan: (texts) =>
    TE.tryCatch(
      async () => {
        const found: Array<ScannedSecret> = []
        for (const pieces of portionsOf(texts)) if (found.length < mostFound) found.push(...(await foundIn(pieces)))
        return found
      },
      (cause) => unavailable({ what: 'secretlint', cause }),
    ),
})
