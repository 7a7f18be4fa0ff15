import type { Terminal } from '../kernel/terminal.ts'

/** What became of a file. */
export type Imported =
  | Readonly<{ file: string; outcome: 'published' | 'draft' | 'version' | 'known' | 'would do' }>
  | Readonly<{ file: string; outcome: 'refused'; reason: string; detail: string }>

type Refused = Extract<Imported, { outcome: 'refused' }>

const isRefused = (each: Imported): each is Refused => each.outcome === 'refused'

const words: Readonly<Record<Imported['outcome'], string>> = {
  published: 'published',
  draft: 'kept as drafts',
  version: 'further versions',
  known: 'there already',
  'would do': 'would be taken',
  refused: 'refused',
}

/** What became of one file, in a line. */
export const importedLine = (each: Imported): string =>
  `${each.file}: ${isRefused(each) ? `refused, ${each.reason}` : words[each.outcome]}`

const counted = (all: ReadonlyArray<Imported>): string =>
  Object.entries(words)
    .map(([outcome, word]) => [all.filter((each) => each.outcome === outcome).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')

const reasonLines = ([reason, files]: readonly [string, ReadonlyArray<Refused>]): ReadonlyArray<string> => [
  `  ${reason} (${files.length})`,
  ...files.map(({ file, detail }) => `    ${file}${detail === '' ? '' : ` — ${detail}`}`),
]

/** What an import came to: how many of what, and every refusal under its reason. */
export const importSummary = (all: ReadonlyArray<Imported>, seconds: number, { bold }: Terminal): string => {
  const byReason = [...Map.groupBy(all.filter(isRefused), ({ reason }) => reason)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  return [
    bold(`${all.length} files in ${seconds.toFixed(1)} s: ${counted(all) || 'nothing to do'}.`),
    ...(byReason.length === 0 ? [] : ['Refused, and why:', ...byReason.flatMap(reasonLines)]),
  ].join('\n')
}
