import { isFoundBy, type SecretRule } from './secret-rule.ts'
import { secretRules } from './secret-rules.ts'

/** No rule matches less than this. */
const shortest = 14

const escaped = (hint: string): string => hint.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Whether any rule could find anything: most texts of a workflow have no hint of a secret in them. */
const anyHint = new RegExp(secretRules.flatMap(({ hints }) => hints.map(escaped)).join('|'), 'i')

/** The kind of secret that is in a text, by the first rule that finds one; null when none does. */
export const secretInText = (text: string): SecretRule | null => {
  if (text.length < shortest || !anyHint.test(text)) return null
  const lower = text.toLowerCase()
  const isFound = isFoundBy(text)
  return secretRules.find((rule) => rule.hints.some((hint) => lower.includes(hint)) && isFound(rule)) ?? null
}
