import { dictionary } from '@zxcvbn-ts/language-common'
import type { CommonPasswords } from '../../ports/accounts/common-passwords.ts'

/** The list of common passwords of @zxcvbn-ts/language-common, loaded once. */
export const commonPasswords = (): CommonPasswords => {
  const listed = new Set<string>(dictionary['passwords-common'].map(String))
  return { has: (password) => listed.has(password) }
}
