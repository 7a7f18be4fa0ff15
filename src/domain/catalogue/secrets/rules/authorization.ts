import { looksRandom } from '../looks-random.ts'
import { isLookup, isPlaceholder } from '../placeholder.ts'
import type { SecretRule } from '../secret-rule.ts'
import { alnum, hex } from '../specimens.ts'

const isSecret = (text: string): boolean => looksRandom(text) && !isPlaceholder(text) && !isLookup(text)

/** The payload that jwt.io shows to everyone (`{"sub":"1234567890"…`). */
const jwtOfTheManual = 'eyJzdWIiOiIxMjM0NTY3ODkw'

export const jwt: SecretRule = {
  id: 'jwt',
  label: 'a signed token (JWT)',
  hints: ['eyj'],
  pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{10,1000}/g,
  accept: ([found]) => !isPlaceholder(found) && !found.includes(jwtOfTheManual),
  examples: [
    `eyJ${alnum(33)}.eyJ${alnum(90)}.${alnum(43)}`,
    `cookie: a=b; n8n-auth=eyJ${alnum(33)}.eyJ${alnum(90)}.${alnum(43)}; c=d`,
  ],
  counterExamples: [
    `eyJ${alnum(33)}.${jwtOfTheManual}${alnum(40)}.${alnum(43)}`,
    'eyJhbGciOi...',
    'eyJ{{ header }}.eyJ{{ payload }}.{{ signature }}',
  ],
}

export const bearer: SecretRule = {
  id: 'bearer_token',
  label: 'a token in an Authorization header',
  hints: ['bearer', 'token '],
  pattern: /(?<![A-Za-z])(?:Bearer|Token)\s{1,3}(?<token>[A-Za-z0-9._~+/-]{16,2000}={0,2})/gi,
  accept: ({ groups }) => isSecret(groups?.token ?? ''),
  examples: [
    `Bearer ${alnum(40)}`,
    `{ "Authorization": "bearer ${alnum(24)}==" }`,
    `-H 'Authorization: Token ${alnum(40)}'`,
  ],
  counterExamples: [
    'Bearer YOUR_ACCESS_TOKEN_HERE',
    '=Bearer {{ $json.token }}',
    `Bearer ${'*'.repeat(40)}`,
    'Bearer <token>',
    'the bearer authentication-of-this-request',
    `Bearer ${'$'}{process.env.ACCESS_TOKEN_2024}`,
  ],
}

export const sessionCookie: SecretRule = {
  id: 'session_cookie',
  label: 'the cookie of a session',
  hints: ['='],
  pattern:
    /(?:^|[;:"'\s])(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId|connect\.sid|laravel_session|_session_id|li_at|session|sessionid|sid|auth_token|n8n-auth)=(?<value>[A-Za-z0-9%._~+/-]{16,2000})/gi,
  accept: ({ groups }) => isSecret(groups?.value ?? ''),
  examples: [`PHPSESSID=${hex(26)}`, `cookie: theme=dark; connect.sid=s%3A${alnum(32)}.${alnum(43)}; a=b`],
  counterExamples: ['session=the-session-of-this-morning', 'sid={{ $json.sid }}', 'PHPSESSID=YOUR_SESSION_ID_HERE'],
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of base64 as characters of the same codes. */
const decoded = (text: string): string => {
  const bits = [...text].filter((letter) => letter !== '=').map((letter) => base64.indexOf(letter))
  return bits
    .flatMap((value, index) => {
      const before = bits[index - 1] ?? 0
      const place = index % 4
      return place === 0 ? [] : [((before << (2 * place)) | (value >> (6 - 2 * place))) & 0xff]
    })
    .map((code) => String.fromCharCode(code))
    .join('')
}

const isPrintable = (text: string): boolean => /^[\x20-\x7e]+$/.test(text)

/** `user:password` in base64 tells by its content whether it is meant; anything else, by whether it looks random. */
const isBasicSecret = (text: string): boolean => {
  const [user = '', ...rest] = decoded(text).split(':')
  const password = rest.join(':')
  if (isPrintable(user) && isPrintable(password)) return password !== user && !isPlaceholder(password)
  return isSecret(text)
}

export const basicAuth: SecretRule = {
  id: 'basic_auth',
  label: 'a user and password in an Authorization header',
  hints: ['basic '],
  pattern: /(?<![A-Za-z])Basic\s{1,3}(?<code>[A-Za-z0-9+/]{10,400}={0,2})(?![A-Za-z0-9+/])/gi,
  accept: ({ groups }) => isBasicSecret(groups?.code ?? ''),
  examples: ['Basic YW5uYTpraXR0ZW5zLWFuZC1jYW5keQ==', `Authorization: Basic ${alnum(55)}=`],
  counterExamples: [
    'Basic dXNlcjpwYXNzd29yZA==',
    'Basic functionality of this node',
    'Basic {{ $json.code }}',
    'Basic authentication2024',
  ],
}
