import type { Field, SearchDocument } from './search-document.ts'

/** A word that is asked for, and all words that stand for it, itself first. A document must have one of each. */
export type Sought = ReadonlyArray<ReadonlyArray<string>>

/** What a field weighs: a word in a title counts more than in all others together. */
export const weights: Readonly<Record<Field, number>> = {
  title: 1,
  labels: 0.5,
  summary: 0.25,
  description: 0.125,
  nodes: 0.1,
}

export const isFound = (document: SearchDocument, sought: Sought): boolean =>
  sought.length > 0 && sought.every((words) => words.some((word) => document.has(word)))

const weightOf = (document: SearchDocument, word: string): number =>
  (document.get(word) ?? []).reduce((sum, field, at) => sum + weights[field] / (at + 1) ** 2, 0)

/** How well a document answers: each word by the fields that it stands in, and what was asked for twice. */
export const rankOf = (document: SearchDocument, sought: Sought): number =>
  sought.reduce(
    (sum, words) =>
      sum + weightOf(document, words[0] ?? '') + Math.max(0, ...words.map((word) => weightOf(document, word))),
    0,
  )
