import { describe, expect, it } from 'vitest'
import { findSecrets, withoutSecrets } from '../../../src/domain/catalogue/secrets/find-secrets.ts'
import { secretRules } from '../../../src/domain/catalogue/secrets/secret-rules.ts'
import { alnum, hex } from '../../../src/domain/catalogue/secrets/specimens.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { aNode, aWorkflow, documentOf, inARow } from './documents.ts'

const found = (uploaded: unknown) => findSecrets(documentOf(uploaded)).map(({ pointer, kind }) => `${pointer} ${kind}`)
const inParameters = (parameters: Readonly<Record<string, unknown>>) =>
  found(inARow(aNode('webhook'), aNode('httpRequest', { parameters })))
const base = '/document/nodes/1/parameters'
const token = hex(40)
const header = (name: string, value: string) => ({
  headerParameters: {
    parameters: [
      { name: 'Accept', value: 'text/html' },
      { name, value },
    ],
  },
})

describe('A secret is found wherever it stands', () => {
  const key = `sk-ant-${alnum(60)}`
  const places: ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>, string]> = [
    [
      'a parameter',
      aWorkflow({ nodes: [aNode('set', { parameters: { a: [{ b: key }] } })] }),
      '/document/nodes/0/parameters/a/0/b',
    ],
    [
      'code',
      inARow(aNode('code', { parameters: { jsCode: `const k = "${key}"` } })),
      '/document/nodes/0/parameters/jsCode',
    ],
    ['an expression', inARow(aNode('set', { parameters: { x: `={{ "${key}" }}` } })), '/document/nodes/0/parameters/x'],
    [
      'a sticky note',
      inARow(aNode('stickyNote', { parameters: { content: `# ${key}` } })),
      '/document/nodes/0/parameters/content',
    ],
    ["a node's notes", inARow(aNode('set', { notes: key })), '/document/nodes/0/notes'],
    ['pinned data', aWorkflow({ pinData: { 'A/B': [{ json: { x: key } }] } }), '/document/pinData/A~1B/0/json/x'],
    ['what is thrown away', aWorkflow({ meta: { x: key } }), '/document/meta/x'],
    ['the name', aWorkflow({ name: key }), '/document/name'],
  ]

  it.each(places)('%s', (_, uploaded, pointer) => expect(found(uploaded)).toEqual([`${pointer} anthropic_key`]))
  it.each(places)('%s, through a wrapping', (_, uploaded, pointer) =>
    expect(found({ data: uploaded })).toEqual([`${pointer.replace('/document', '/document/data')} anthropic_key`]),
  )
})

describe('Every kind of secret is found in every place that people leave one', () => {
  it.each(secretRules.flatMap(({ id, examples }) => examples.map((example) => [id, example] as const)))(
    '%s',
    (id, example) => {
      expect(inParameters({ url: example })).toEqual([`${base}/url ${id}`])
      expect(inParameters({ jsCode: `// ${example}\nreturn items` })).toEqual([`${base}/jsCode ${id}`])
      expect(inParameters(header('X-Whatever', example))).toEqual([`${base}/headerParameters/parameters/1/value ${id}`])
      expect(found(aWorkflow({ pinData: { a: [{ json: { deep: [example] } }] } }))).toEqual([
        `/document/pinData/a/0/json/deep/0 ${id}`,
      ])
    },
  )
})

describe('A literal where a credential belongs is a secret', () => {
  it.each([
    'password',
    'apiKey',
    'api_key',
    'accessToken',
    'client_secret',
    'target_password',
    'botToken',
    'token',
    'x-shop-key',
  ])('as the member %s', (name) =>
    expect(inParameters({ [name]: token })).toEqual([`${base}/${name} literal_credential`]),
  )

  it.each(['Authorization', 'authorization', 'X-API-Key', 'x-auth-token', 'apikey', 'Private-Token', 'key'])(
    'as the header %s',
    (name) =>
      expect(inParameters(header(name, token))).toEqual([
        `${base}/headerParameters/parameters/1/value literal_credential`,
      ]),
  )

  it('also when it is short and made up', () =>
    expect(inParameters({ password: 'kitten7' })).toEqual([`${base}/password literal_credential`]))
  it('also as an expression without a template', () =>
    expect(inParameters({ password: '=kitten7' })).toEqual([`${base}/password literal_credential`]))
})

describe('What is no secret', () => {
  it.each([
    ['an expression', { password: '={{ $json.password }}' }],
    ['a placeholder', { apiKey: 'YOUR_API_KEY' }],
    ['a mask', { apiKey: '********************' }],
    ['a choice from a list', { authentication: 'genericCredentialType', token: 'headerAuth' }],
    ['a number of tokens', { maxTokens: '4096000000000000000', max_tokens: '1' }],
    ['the key of a field', { key: 'a1b2c3d4e5f6a7b8c9d0' }],
    ['the name of a type', { nodeCredentialType: 'slackOAuth2Api' }],
    ['a word', { secret: 'rumpelstiltskin' }],
    ['an address for tokens', { accessToken: 'https://api.test/oauth/token1' }],
    ['ids', { id: '0d9f7c52-3c1e-4c7a-9b7e-5a1d2f3e4b6c', sheetId: '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg' }],
    ['nothing', { password: '' }],
  ])('%s', (_, parameters) => expect(inParameters(parameters)).toEqual([]))

  it("what n8n's own export says of an instance and of credentials", () =>
    expect(
      found(
        aWorkflow({
          meta: { instanceId: hex(64), templateCredsSetupCompleted: true },
          versionId: '0d9f7c52-3c1e-4c7a-9b7e-5a1d2f3e4b6c',
          nodes: [
            aNode('slack', {
              webhookId: hex(32),
              credentials: { slackApi: { id: alnum(16), name: "Anna's token" }, httpHeaderAuth: 'Header Auth account' },
            }),
          ],
        }),
      ),
    ).toEqual([]))
})

describe('A credential that a node carries itself', () => {
  const withCredential = (credential: unknown) => found(inARow(aNode('ftp', { credentials: { 'a/b': credential } })))
  const place = '/document/nodes/0/credentials/a~1b inline_credentials'

  it('is found at its place, once', () => expect(withCredential({ user: 'anna.k', password: token })).toEqual([place]))
  it('is found beside a reference', () =>
    expect(withCredential({ id: '1', name: 'x', apiKey: token })).toEqual([place]))
  it('is found below the surface', () => expect(withCredential({ data: { host: 'ftp.shop.test' } })).toEqual([place]))
  it.each([
    ['a reference', { id: '1', name: 'x' }],
    ['a name', 'my account'],
    ['nothing', {}],
    ['placeholders', { user: 'your-user', password: 'your-password' }],
    ['null', null],
  ])('is not %s', (_, credential) => expect(withCredential(credential)).toEqual([]))
})

describe('A refusal for secrets', () => {
  const secret = `ghp_${alnum(36)}`
  const refused = withoutSecrets([])(documentOf(inARow(aNode('webhook'), aNode('set', { parameters: { a: secret } }))))

  it('names places and kinds, never a value', () => {
    expect(refused).toMatchObject(
      E.left({ _tag: 'SecretsFound', issues: [{ pointer: `${base}/a`, code: 'github_token' }] }),
    )
    expect(JSON.stringify(refused)).not.toContain(secret.slice(8, 20))
  })

  it('names a hundred at most, however many there are', () => {
    const nodes = Array.from({ length: 300 }, () => aNode('set', { parameters: { a: secret } }))
    expect(findSecrets(documentOf(aWorkflow({ nodes, connections: {} })))).toHaveLength(100)
  })

  it('does not come to a workflow without any', () => {
    const document = documentOf(aWorkflow())
    expect(withoutSecrets([])(document)).toEqual(E.right(document))
  })
})
