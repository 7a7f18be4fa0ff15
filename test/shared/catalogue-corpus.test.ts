import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts, told } from '../http/support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../http/support/people.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'

const folder = join(import.meta.dirname, '../../../shared/n8n')
const absent = !existsSync(folder)
if (absent) console.log('skipped: ../shared is not here')

const filesOf = (name: string): ReadonlyArray<string> =>
  absent ? [] : readdirSync(join(folder, name)).filter((file) => file.endsWith('.json'))

const bytesOf = (path: string): Buffer => readFileSync(join(folder, path))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

type Node = Readonly<Record<string, unknown> & { name: string; type: string }>
type Edge = Readonly<{ node: string; type: string; index: number }>
type Sold = Readonly<{
  name: string
  nodes: ReadonlyArray<Node>
  connections: Readonly<Record<string, Readonly<Record<string, ReadonlyArray<ReadonlyArray<Edge>>>>>>
  settings: Readonly<Record<string, unknown>>
}>

/** What n8n's public API allows in a node (its schema node.yml) and in settings (workflowSettings.yml); no other member. */
const nodeMembers: ReadonlySet<string> = new Set(
  `id name webhookId disabled notesInFlow notes type typeVersion executeOnce alwaysOutputData retryOnFail maxTries
  waitBetweenTries continueOnFail onError position parameters credentials`.split(/\s+/),
)
const settingMembers: ReadonlySet<string> = new Set(
  `saveExecutionProgress saveManualExecutions saveDataErrorExecution saveDataSuccessExecution executionTimeout
  errorWorkflow timezone executionOrder`.split(/\s+/),
)

const others = (object: object, known: ReadonlySet<string>): ReadonlyArray<string> =>
  Object.keys(object).filter((name) => !known.has(name))

/** By the rules of n8n's editor import, its command line and its public API alike; none may drop anything of it. */
const expectImportable = ({ name, nodes, connections, settings, ...rest }: Sold): void => {
  expect(rest).toEqual({})
  expect(name).toEqual(expect.stringMatching(/\S/))
  expect(others(settings, settingMembers)).toEqual([])
  const names = new Set(nodes.map((node) => node.name))
  expect(names.size).toBe(nodes.length)
  for (const node of nodes) {
    expect(others(node, nodeMembers)).toEqual([])
    expect([typeof node.name, typeof node.type, typeof node.parameters]).toEqual(['string', 'string', 'object'])
    expect(node.position).toEqual([expect.any(Number), expect.any(Number)])
    expect(['undefined', 'number']).toContain(typeof node.typeVersion)
    expect(node).not.toHaveProperty('webhookId')
    for (const reference of Object.values(node.credentials ?? {})) expect(Object.keys(reference)).toEqual(['name'])
  }
  for (const [source, kinds] of Object.entries(connections)) {
    expect(names).toContain(source)
    for (const [kind, outputs] of Object.entries(kinds))
      for (const edge of outputs.flat()) {
        expect(names).toContain(edge.node)
        expect([edge.type, Number.isInteger(edge.index)]).toEqual([kind, true])
      }
  }
}

const price = { amount: 0, currency: 'NGN' }

/** The request in which the file is the member `document`, byte for byte. */
const asMember = (file: Buffer, title: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `{"title":${JSON.stringify(title)},"summary":"A file","price":${JSON.stringify(price)},"publish":true,"document":`,
    ),
    file,
    Buffer.from('}'),
  ])

/** Corpus files in which a fake of the same shape stands for what was a real secret. */
const planted = /^(032|044|045|080|096|111|129|147)_/

/** Why an odd file is refused; every other one is sold. */
const refusals: ReadonlyArray<readonly [RegExp, string]> = [
  [/^invalid_|_(truncated|json5|html_page|utf16le|duplicate_json_keys)\.json$/, 'MALFORMED'],
  [/_(deep_20000_levels|hostile_names|lone_surrogate)\.json$/, 'VALIDATION_FAILED'],
  [/^(secret_|inline_credentials|huge_1_1MB)/, 'SECRETS_FOUND'],
  [/^connections_by_id_to_missing_nodes_/, 'NOT_PUBLISHABLE'],
  [
    /^(not_a_workflow|empty_object)|_(array_of_workflows|connections_array|make_\w+|missing_connections|n8n_credentials_export|node_without_type|null_node|zapier_zapfile|zero_nodes|execution_export)\.json$/,
    'NOT_A_WORKFLOW',
  ],
]

const statuses: Readonly<Record<string, number>> = {
  MALFORMED: 400,
  NOT_PUBLISHABLE: 409,
  DUPLICATE_CONTENT: 409,
  VALIDATION_FAILED: 422,
  SECRETS_FOUND: 422,
  NOT_A_WORKFLOW: 422,
}

const bom = Buffer.from('\ufeff')
const withoutBom = (file: Buffer): Buffer => (file.subarray(0, 3).equals(bom) ? file.subarray(3) : file)

describe.skipIf(absent)('Real files, uploaded to be published', () => {
  let shop: TestShop
  let owner: Person
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  const uploadMember = (file: Buffer, title: string): Promise<Received> =>
    ask(shop.url, '/api/admin/workflows', {
      headers: bearer(owner.accessToken),
      body: asMember(withoutBom(file), title),
    })

  const uploadForm = async (file: Buffer, title: string) => {
    const form = new FormData()
    const fields = { title, summary: 'A file', price: JSON.stringify(price), publish: 'true' }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob([new Uint8Array(file)]), 'workflow.json')
    const sent = { method: 'POST', headers: bearer(owner.accessToken), body: form }
    const answer = await fetch(`${shop.url}/api/admin/workflows`, sent)
    return { status: answer.status, json: (await answer.json()) as Readonly<Record<string, string>> }
  }

  const asOwner = (path: string) => ask(shop.url, path, { headers: bearer(owner.accessToken) })

  const expectRefused = async (file: Buffer, title: string, code: string): Promise<void> => {
    const before = await counts(shop)
    const form = await uploadForm(file, title)
    expect([form.json.code, form.status]).toEqual([code, statuses[code]])
    const member = told(await uploadMember(file, title))
    expect([member.code, member.status]).toEqual([code, statuses[code]])
    expect(await counts(shop)).toEqual(before)
  }

  const expectSold = async (file: Buffer, title: string): Promise<string> => {
    const made = await uploadForm(file, title)
    expect(made).toMatchObject({ status: 201, json: { status: 'published', version: '1.0.0' } })
    const id = made.json.workflowId ?? ''
    const source = await asOwner(`/api/admin/workflows/${id}/versions/1.0.0/source`)
    expect(source.bytes.equals(file)).toBe(true)
    await ask(shop.url, `/api/workflows/${id}/claim`, { method: 'POST', headers: bearer(ada.accessToken) })
    const sold = await ask(shop.url, `/api/workflows/${id}/download`, { headers: bearer(ada.accessToken) })
    expect(sold.header('repr-digest')).toBe(`sha-256=:${sha256(sold.bytes)}:`)
    expectImportable(sold.json)
    expect(sold.json.nodes.length).toBeGreaterThan(0)
    for (const path of ['', '/report', '/preview', '/versions'])
      expect((await ask(shop.url, `/api/workflows/${id}${path}`)).status).toBe(200)
    return id
  }

  describe('the corpus', () => {
    const files = filesOf('corpus')

    it.each(files)('%s is sold, and its download imports; or it is refused for its secret', async (name) => {
      const file = bytesOf(`corpus/${name}`)
      const title = name.slice(0, 100)
      if (planted.test(name)) return expectRefused(file, title, 'SECRETS_FOUND')
      await expectSold(file, title)
      await expectRefused(file, `Again ${title}`, 'DUPLICATE_CONTENT')
    })

    it('leaves nothing half kept', async () => {
      const sold = files.filter((name) => !planted.test(name)).length
      expect(sold).toBe(147)
      expect(await counts(shop)).toMatchObject({ workflows: sold, versions: sold, listed: sold, acts: sold })
      const open = await shop.sql(`select from workflows where status <> 'published' or offered_version_id is null`)
      expect(open).toEqual([])
    })
  })

  it('a file that differs from a sold one by its line ends only is the same', async () => {
    await expectRefused(bytesOf('odd/crlf_line_ends.json'), 'Other line ends', 'DUPLICATE_CONTENT')
  })

  describe('an odd file', () => {
    const files = filesOf('odd')

    // It has a shop without the corpus, in which some of these are in their right form.
    beforeAll(async () => {
      // As a replica, which takes everything over: receipts are never emptied otherwise.
      await shop.sql(
        `set session_replication_role = replica;
         truncate workflows, listed_contents, entitlements, downloads cascade`,
      )
    })

    it('is one of 73', () => expect(files).toHaveLength(73))

    it.each(files)('%s gets what it asks for', async (name) => {
      const file = bytesOf(`odd/${name}`)
      const code = refusals.find(([pattern]) => pattern.test(name))?.[1]
      if (code !== undefined) return expectRefused(file, name, code)
      const id = await expectSold(file, name.slice(0, 100))
      // Many odd files were made of the same workflow; the next of them is not to be a copy of this one.
      const put = await ask(shop.url, `/api/admin/workflows/${id}`, {
        method: 'DELETE',
        headers: bearer(owner.accessToken),
      })
      expect(put.json).toEqual({ archived: true })
    })
  })
})
