import { secretlintScanner } from '../src/adapters/scanning/secretlint.scanner.ts'
import { examination } from '../src/application/catalogue/examination.ts'

/**
 * How long an upload that was made to be slow holds the event loop: as large as is examined here rather than in a thread,
 * in milliseconds of the processor, on average.
 * `node bench/hostile-uploads.ts`
 */
const most = 250_000
const repeats = 8
const examine = examination(secretlintScanner())

const full = (part: string): string => part.repeat(Math.ceil(most / part.length)).slice(0, most)

const withParameters = (parameters: object, more: object = {}): object => ({
  name: 'Hostile',
  nodes: [{ id: '1', name: 'a', type: 'n8n-nodes-base.code', typeVersion: 2, position: [0, 0], parameters }],
  connections: {},
  ...more,
})
const pinned = (text: string): object => withParameters({}, { pinData: { a: [{ json: { x: text } }] } })

const manyNodes = (type: string, parameters: object, name = (index: number): string => `n${index}`): object => ({
  name: 'Hostile',
  nodes: Array.from({ length: most / 150 }, (_, index) => ({
    id: `${index}`,
    name: name(index),
    type,
    typeVersion: 1,
    position: [0, 0],
    parameters,
  })),
  connections: {},
})

const code = (part: string): object => withParameters({ jsCode: full(part) })
const keys = Array.from({ length: most / 40 }, (_, index) => `dapi${index.toString(16).padStart(32, '7f3a')}`)

const hostile: Readonly<Record<string, object>> = {
  'one letter': code('a'),
  'one digit': code('1'),
  'blank lines': code('\n'),
  addresses: withParameters({ url: full('https://a.b/') }),
  'users and passwords': code('https://a:b@'),
  'hosts and ports': withParameters({ url: full('http://a:1 ') }),
  'names of secrets': code('apikey="'),
  'beginnings of keys': code('-----BEGIN PRIVATE KEY-----'),
  'beginnings of tokens': code('eyJ'),
  expressions: withParameters({ query: full('{{') }),
  'e-mail addresses': pinned(full('a@a.')),
  'telephone numbers': pinned(full('+1 ')),
  'bank accounts': pinned(full('DE12 ABCD ')),
  'sixty thousand texts': withParameters({ a: Array.from({ length: most / 4 }, () => 'a') }),
  'sixty thousand objects': withParameters({ a: Array.from({ length: most / 4 }, () => ({})) }),
  'thousands of keys': withParameters({ a: keys }),
  'one text of thousands of keys': withParameters({ a: keys.join(' ') }),
  'nodes of one name': manyNodes('n8n-nodes-base.set', {}, () => 'same'),
  'nodes with SQL': manyNodes('n8n-nodes-base.postgres', { query: '={{ $json.a }}' }),
}

const spent = async (upload: object): Promise<number> => {
  await examine(upload, null)()
  const before = process.threadCpuUsage()
  for (let repeat = 0; repeat < repeats; repeat += 1) await examine(upload, null)()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000 / repeats
}

const times: Array<readonly [string, number]> = []
for (const [name, upload] of Object.entries(hostile)) times.push([name, await spent(upload)])
for (const [name, time] of times.toSorted(([, a], [, b]) => b - a))
  console.log(`${time.toFixed(1).padStart(6)} ms  ${name}`)
