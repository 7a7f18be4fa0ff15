import { isAmbiguousName, isCredentialName } from './credential-names.ts'
import { looksRandom } from './looks-random.ts'
import { isLookup, isPlaceholder } from './placeholder.ts'

/** Shorter than this, a value under a credential's name is a stand-in or a choice from a list. */
const leastLength = 6
const mostLength = 8_000

const scheme = /^(?:Bearer|Basic|Token|Digest|ApiKey|Bot)\s+/i

/** n8n's mark of an expression; without a template behind it, what follows is taken as it is. */
const withoutMark = (value: string): string => (value.startsWith('=') ? value.slice(1) : value)

/** Names of choices and fields, such as `accessToken` or `header_auth`, are letters only. */
const isWord = (value: string): boolean => /^[A-Za-z]+(?:[_\-. /][A-Za-z]+)*$/.test(value)

/**
 * Whether a value that has a credential's name is the credential itself: a literal, neither a placeholder nor looked
 * up when the workflow runs, nor a mere word.
 */
export const isNamedSecret = (name: string, value: string): boolean => {
  if (value.length < leastLength || value.length > mostLength || isLookup(value)) return false
  const bare = withoutMark(value.trim()).replace(scheme, '')
  if (isAmbiguousName(name)) return looksRandom(bare) && !/[\s./:]/.test(bare) && !isPlaceholder(bare)
  if (!isCredentialName(name) || bare.length < leastLength) return false
  return !/\s/.test(bare.replace(/;\s/g, ';')) && !isWord(bare) && !isPlaceholder(bare) && !/^https?:\/\//i.test(bare)
}
