import { isPlaceholder } from './placeholder.ts'
import type { SecretRule } from './secret-rule.ts'

type Key = Readonly<{
  id: string
  label: string
  pattern: RegExp
  hints: ReadonlyArray<string>
  leastLength?: number
  examples: ReadonlyArray<string>
  counterExamples?: ReadonlyArray<string>
}>

/** A rule for keys that are known by how they begin: every match is one, but for placeholders. */
export const keyRule = ({ counterExamples = [], ...key }: Key): SecretRule => ({
  ...key,
  accept: ([found]) => !isPlaceholder(found),
  counterExamples,
})

/** A key does not begin in the middle of a word, nor of base64. */
export const start = '(?<![A-Za-z0-9+])'
