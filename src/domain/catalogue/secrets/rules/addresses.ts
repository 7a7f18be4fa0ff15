import { looksRandom } from '../looks-random.ts'
import { isLookup, isPlaceholder } from '../placeholder.ts'
import type { SecretRule } from '../secret-rule.ts'
import { alnum, hex } from '../specimens.ts'

/** A password may be short; one as short as this is a stand-in. */
const leastPassword = 5

const isPassword = (password: string, user: string): boolean =>
  password.length >= leastPassword && password !== user && !isPlaceholder(password) && !isLookup(password)

export const urlUserinfo: SecretRule = {
  id: 'url_userinfo',
  label: 'an address with a user and password in it',
  hints: ['://'],
  pattern:
    /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[^\s:/@?#"'`<>{}$]{0,100}):(?<password>[^\s/@?#"'`<>{}$]{1,200})@[^\s@]/gi,
  accept: ({ groups }) => isPassword(groups?.password ?? '', groups?.user ?? ''),
  examples: [
    'ftp://anna:u91c0-3d@files.test/x',
    `postgres://shop:${alnum(14)}@db.internal:5432/shop`,
    `redis://:${alnum(20)}@cache:6379`,
  ],
  counterExamples: [
    'postgres://user:password@localhost:5432/db',
    'mongodb://<user>:<password>@cluster.mongodb.net',
    'amqp://guest:guest@localhost',
    'https://site.test:8080/@someone',
    'http://{{ $json.user }}:{{ $json.password }}@proxy.test',
  ],
}

/** Names that mean a secret wherever they stand in a query. */
const certain = 'access_?token|api[_-]?key|api_?token|auth_?token|client_?secret|secret|password|hapikey'
/** Names that other things have too. */
const likely = 'key|token|appid|auth|sig|signature|subscription-key'

export const keyInQuery: SecretRule = {
  id: 'key_in_query',
  label: 'a key in the query of an address',
  hints: ['?', '&'],
  pattern: new RegExp(`[?&](?:${certain}|${likely})=(?<key>[^&\\s"'\`<>{}#$]{16,500})`, 'gi'),
  accept: ({ groups }) => {
    const key = groups?.key ?? ''
    return looksRandom(key) && !isPlaceholder(key) && !isLookup(key)
  },
  examples: [
    `https://api.test/v1?access_token=${hex(32)}`,
    `=https://api.test/weather?q={{ $json.city }}&appid=${hex(32)}`,
    `https://api.test/search?imgType=photo&key=${alnum(39)}&q=street`,
  ],
  counterExamples: [
    'https://api.test/v1?api_key=YOUR_API_KEY_HERE_PLEASE',
    'https://api.test/v1?api_key={{ $json.key }}',
    'https://shop.test/?token=confirmation-of-your-order',
    'https://api.test/v1?apikey=xxxxxxxxxxxxxxxxxxxxxxxx',
  ],
}
