import { looksRandom } from '../looks-random.ts'
import { isLookup, isPlaceholder } from '../placeholder.ts'
import type { SecretRule } from '../secret-rule.ts'
import { alnum, hex } from '../specimens.ts'

/** What code, shell commands and JSON inside texts call a secret. */
const name =
  '(?:api[_-]?(?:key|token|secret)|access[_-]?(?:key|token)|auth[_-]?(?:key|token)|bot[_-]?token|client[_-]?secret|' +
  'refresh[_-]?token|secret[_-]?(?:access[_-]?)?key|private[_-]?(?:key|token)|subscription[_-]?key|' +
  'password|passwd|passphrase|authorization|token|secret)'

/** Passwords people make up are told from words by a digit or a sign among the letters. */
const isMadeUp = (value: string): boolean => /[A-Za-z]/.test(value) && /[\d!@#%^&*?~+=]/.test(value)

const isLiteral = (value: string): boolean =>
  !isPlaceholder(value) && !isLookup(value) && (looksRandom(value) || isMadeUp(value))

export const quotedAssignment: SecretRule = {
  id: 'secret_in_text',
  label: 'a secret written into code or text',
  hints: ['key', 'token', 'secret', 'pass', 'authorization'],
  pattern: new RegExp(
    `${name}["'\`\\\\]{0,3}\\s{0,4}(?:[:=]|=>)\\s{0,4}(?<quote>\\\\?["'\`])(?<value>[^"'\`\\\\\\s]{8,300})\\k<quote>`,
    'gi',
  ),
  accept: ({ groups }) => isLiteral(groups?.value ?? ''),
  examples: [
    `const apiKey = '${alnum(32)}'`,
    `{ "client_secret": "${hex(32)}" }`,
    `"body": "{\\"password\\": \\"kittens4candy\\"}"`,
    `export API_TOKEN="${hex(40)}"`,
  ],
  counterExamples: [
    "const apiKey = 'YOUR_API_KEY'",
    'const token = "access_token"',
    "{ password: 'password123' }",
    'token: "{{ $json.token }}"',
    "secret: 'correct-horse'",
    `password = "${'$'}{PASSWORD1}"`,
  ],
}

export const bareAssignment: SecretRule = {
  id: 'secret_in_text',
  label: 'a secret written into code or text',
  hints: ['key', 'token', 'secret', 'pass', 'authorization'],
  pattern: new RegExp(`${name}\\s{0,2}[:=]\\s{0,2}(?<value>[A-Za-z0-9_+/=-]{20,300})(?![A-Za-z0-9_.([{$])`, 'gi'),
  accept: ({ groups }) => {
    const value = groups?.value ?? ''
    return looksRandom(value) && !isPlaceholder(value) && !/^[A-Z0-9_]+$/.test(value)
  },
  examples: [`export TOKEN=${alnum(40)}`, `curl -H "X-API-Key: ${hex(32)}"`, `AWS_SECRET_ACCESS_KEY=${alnum(40)}`],
  counterExamples: [
    'token = response.data.access_token1234',
    'api_key: OPENAI_API_KEY_OF_THE_SHOP_2024',
    'password: choose a strong one with 12 characters',
    'token=JSON.parse(secretOfTheDay123)',
  ],
}
