import { isFoundBy, type SecretRule } from './secret-rule.ts'
import { secretRules } from './secret-rules.ts'

/** No rule matches less than this. */
const shortest = 14

/** From here on a text is long: rules of hints that many texts have match no shorter one. */
const long = 44

const escaped = (hint: string): string => hint.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const anyHintOf = (rules: ReadonlyArray<SecretRule>): RegExp =>
  new RegExp(rules.flatMap(({ hints }) => hints.map(escaped)).join('|'), 'i')

const rulesForShort = secretRules.filter(({ leastLength = shortest }) => leastLength < long)

/** Whether any rule could find anything: most texts of a workflow have no hint of a secret in them. */
const hintInShort = anyHintOf(rulesForShort)
const hintInLong = anyHintOf(secretRules)

/** The kind of secret that is in a text, by the first rule that finds one; null when none does. */
export const secretInText = (text: string): SecretRule | null => {
  const [rules, anyHint] = text.length < long ? [rulesForShort, hintInShort] : [secretRules, hintInLong]
  if (text.length < shortest || !anyHint.test(text)) return null
  const lower = text.toLowerCase()
  const isFound = isFoundBy(text)
  return rules.find((rule) => rule.hints.some((hint) => lower.includes(hint)) && isFound(rule)) ?? null
}
