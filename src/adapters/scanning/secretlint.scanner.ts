import { lintSource } from '@secretlint/core'
import { secretLintProfiler } from '@secretlint/profiler'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { ScannedSecret } from '../../domain/catalogue/secrets/scanned-secrets.ts'
import { TE } from '../../domain/kernel/fp.ts'
import type { SecretScanner } from '../../ports/catalogue/secret-scanner.ts'
import { unavailable } from '../../ports/kernel/transact.ts'
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

/** Where each text begins when all stand in one. */
const beginnings = (texts: ReadonlyArray<string>): ReadonlyArray<number> => {
  let next = 0
  return texts.map((text) => {
    const begins = next
    next += text.length + separator.length
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

type Message = Readonly<{ ruleId: string; messageId: string; range: readonly [number, number] }>

const placedIn =
  (texts: ReadonlyArray<string>) =>
  (messages: ReadonlyArray<Message>): ReadonlyArray<ScannedSecret> => {
    const begins = beginnings(texts)
    return messages.flatMap(({ ruleId, messageId, range: [from, to] }) => {
      const text = indexAt(begins, from)
      const [start, end] = [from - (begins[text] ?? 0), to - (begins[text] ?? 0)]
      const kind = kindOf(ruleId, messageId)
      return kind === undefined || end > (texts[text]?.length ?? 0) ? [] : [{ text, start, end, ...kind }]
    })
  }

/**
 * secretlint's recommended rules, run in this process over all texts at once, which is many times quicker than one by one.
 * It asks nobody: what looks real is taken for real.
 */
export const secretlintScanner = (): SecretScanner => ({
  scan: (texts) =>
    TE.tryCatch(
      async () => {
        const source = { ...nowhere, content: texts.join(separator) }
        const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } })
        return placedIn(texts)(messages)
      },
      (cause) => unavailable({ what: 'secretlint', cause }),
    ),
})
