/**
 * How one kind of secret is told in a text. `id` is the kind, as clients read it; `label` says what it looks like.
 * `hints`: texts one of which is in every match, in lower case; they, and `leastLength`, where every match is long, spare
 * the pattern most texts. `pattern` is global, and its every quantifier bounded, so that no text costs more than its
 * length. `accept` looks closer at a match.
 * Examples and counter-examples are what the rule's tests run on; they are put together from parts, so that nobody's
 * scanner takes this file for a leak.
 */
export type SecretRule = Readonly<{
  id: string
  label: string
  hints: ReadonlyArray<string>
  leastLength?: number
  pattern: RegExp
  accept: (match: RegExpMatchArray) => boolean
  examples: ReadonlyArray<string>
  counterExamples: ReadonlyArray<string>
}>

/** Whether the rule finds a secret in the text. */
export const isFoundBy =
  (text: string) =>
  ({ pattern, accept }: SecretRule): boolean =>
    [...text.matchAll(pattern)].some(accept)
