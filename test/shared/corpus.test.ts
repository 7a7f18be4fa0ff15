import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dropBom } from '../../src/adapters/http/kernel/json/encoding.ts'
import { fileLimits } from '../../src/adapters/http/kernel/json/json-limits.ts'
import { readJson } from '../../src/adapters/http/kernel/json/read-json.ts'
import { analyse } from '../../src/domain/catalogue/analyse.ts'
import { type CleanedWorkflow, clean, serialize } from '../../src/domain/catalogue/cleaned-form.ts'
import { contentKey } from '../../src/domain/catalogue/content-key.ts'
import { readWorkflowDocument } from '../../src/domain/catalogue/document/read-workflow-document.ts'
import type { WorkflowDocument } from '../../src/domain/catalogue/document/workflow-document.ts'
import { findSecrets } from '../../src/domain/catalogue/secrets/find-secrets.ts'
import { E } from '../../src/domain/kernel/fp.ts'

const folder = join(import.meta.dirname, '../../../shared/n8n')
const absent = !existsSync(folder)
if (absent) console.log('skipped: ../shared is not here')

const filesOf = (name: string): ReadonlyArray<string> =>
  absent ? [] : readdirSync(join(folder, name)).filter((file) => file.endsWith('.json'))

/** What becomes of a file, as an upload would see it: the first thing that holds it, or the document. */
type Outcome =
  | Readonly<{ is: 'malformed'; message: string }>
  | Readonly<{ is: 'beyond limits' | 'no workflow' | 'secrets'; places: ReadonlyArray<string> }>
  | Readonly<{ is: 'taken'; document: WorkflowDocument; rules: ReadonlyArray<string> }>

const placesOf = (issues: ReadonlyArray<{ pointer: string; code: string }>) =>
  issues.map(({ pointer, code }) => `${pointer} ${code}`)

const outcomeOf = (path: string): Outcome => {
  const json = readJson(dropBom(readFileSync(join(folder, path))), fileLimits)
  if (E.isLeft(json))
    return json.left.kind === 'malformed'
      ? { is: 'malformed', message: json.left.message }
      : { is: 'beyond limits', places: placesOf(json.left.issues) }
  const document = readWorkflowDocument(json.right.value)
  if (E.isLeft(document)) return { is: 'no workflow', places: placesOf(document.left.issues) }
  const secrets = findSecrets(document.right)
  if (secrets.length > 0) return { is: 'secrets', places: secrets.map(({ pointer, kind }) => `${pointer} ${kind}`) }
  const rules = analyse(document.right).findings.map(({ rule }) => rule)
  return { is: 'taken', document: document.right, rules: [...new Set(rules)] }
}

/** Members that n8n's public API takes, at the top and in a node. */
const topMembers = ['name', 'nodes', 'connections', 'settings']
const nodeMembers = new Set(
  'name type typeVersion position parameters credentials disabled notes notesInFlow executeOnce alwaysOutputData retryOnFail maxTries waitBetweenTries continueOnFail onError'.split(
    ' ',
  ),
)

/** What every cleaned form must be, whatever it was made of. */
const expectSellable = (document: WorkflowDocument): void => {
  const text = serialize(clean(document, 'A title'))
  const sold: CleanedWorkflow = JSON.parse(text)
  expect(Object.keys(sold)).toEqual(topMembers)
  for (const node of sold.nodes) {
    expect(Object.keys(node).filter((member) => !nodeMembers.has(member))).toEqual([])
    expect(node.position).toEqual([expect.any(Number), expect.any(Number)])
    if ('typeVersion' in node) expect(node.typeVersion).toEqual(expect.any(Number))
    for (const [type, reference] of Object.entries(node.credentials ?? {})) expect(reference).toEqual({ name: type })
  }
  expect(new Set(sold.nodes.map(({ name }) => name)).size).toBe(sold.nodes.length)
  const again = readWorkflowDocument(sold)
  expect(E.isRight(again) ? serialize(clean(again.right, 'A title')) : null).toBe(text)
  expect(E.isRight(again) ? contentKey(again.right) : null).toBe(contentKey(document))
}

/** Corpus files in which the collection put a fake of the same shape for a real secret: these, and no other, are to be refused. */
const planted: Readonly<Record<string, string>> = {
  '032_': 'key_in_query',
  '044_': 'key_in_query',
  '045_': 'discord_webhook',
  '080_': 'bearer_token',
  '096_': 'bearer_token',
  '111_': 'key_in_query',
  '129_': 'literal_credential',
  '147_': 'telegram_bot_token',
}

describe.skipIf(absent)('The corpus of real workflows', () => {
  const files = filesOf('corpus')

  it('has its 155 files', () => expect(files).toHaveLength(155))

  it.each(files)('%s is sold clean, or refused for the secret that was planted in it', (file) => {
    const outcome = outcomeOf(`corpus/${file}`)
    const kind = planted[file.slice(0, 4)]
    if (kind !== undefined) {
      expect(outcome).toMatchObject({ is: 'secrets' })
      expect(outcome.is === 'secrets' ? outcome.places : []).toContainEqual(
        expect.stringMatching(new RegExp(` ${kind}$`)),
      )
      return
    }
    expect(outcome.is).toBe('taken')
    if (outcome.is === 'taken') expectSellable(outcome.document)
  })
})

type Wanted = Readonly<{
  is: Outcome['is']
  places?: ReadonlyArray<string>
  rules?: ReadonlyArray<string>
  message?: string
}>

const malformed = (message: string): Wanted => ({ is: 'malformed', message })
const noWorkflow = (...places: ReadonlyArray<string>): Wanted => ({
  is: 'no workflow',
  places: places.map((place) => `/document${place}`),
})
const secrets = (...places: ReadonlyArray<string>): Wanted => ({
  is: 'secrets',
  places: places.map((place) => `/document${place}`),
})
const unstorable = (place: string): Wanted => ({
  is: 'beyond limits',
  places: [`/document${place} invalid_characters`],
})
/** Taken; these rules speak of it, and of those that could refuse or change something no other. */
const taken = (...rules: ReadonlyArray<string>): Wanted => ({ is: 'taken', rules })

const bothMissing = noWorkflow('/nodes required', '/connections required')
const brokenWiring = taken('broken-wiring', 'dangling-connection')

/** What each odd file asks for. */
const odd: Readonly<Record<string, Wanted>> = {
  active_is_string: taken(),
  connection_flat_object: taken('malformed-connection'),
  connection_type_mismatch: taken('malformed-connection'),
  connections_by_id_to_missing_nodes_1: brokenWiring,
  connections_by_id_to_missing_nodes_2: brokenWiring,
  connections_by_id_to_missing_nodes_3: brokenWiring,
  constructed_array_of_one: taken(),
  constructed_array_of_workflows: noWorkflow(' too_long'),
  constructed_bom_utf8: taken(),
  constructed_connections_array: noWorkflow('/connections wrong_type'),
  constructed_deep_20000_levels: { is: 'beyond limits', places: [`/document/meta${'/a'.repeat(62)}/a too_deep`] },
  constructed_duplicate_json_keys: malformed('A member name that the object has already'),
  constructed_execution_export: noWorkflow('/workflowData not_a_workflow'),
  constructed_hostile_names: unstorable('/name'),
  constructed_html_page: malformed('line 1, column 1'),
  constructed_json5: malformed('line 1, column 1'),
  constructed_lone_surrogate: unstorable('/nodes/0/parameters/note'),
  constructed_make_blueprint_router: noWorkflow(' not_a_workflow'),
  constructed_make_blueprint_wrapped_api: noWorkflow(' not_a_workflow'),
  constructed_missing_connections: noWorkflow('/connections required'),
  constructed_n8n_credentials_export: noWorkflow(' not_a_workflow'),
  constructed_node_named_proto: taken(),
  constructed_node_without_type: noWorkflow('/nodes/0/type required'),
  constructed_null_node: noWorkflow('/nodes/1 wrong_type'),
  constructed_onError_connection_type: taken('unknown-connection-type'),
  constructed_position_object: taken('malformed-position'),
  constructed_proto_keys: taken(),
  constructed_truncated: malformed('The text ends where'),
  constructed_typeVersion_string: taken('type-version-not-a-number'),
  constructed_utf16le: malformed('UTF-16'),
  constructed_wrapped_data: taken(),
  constructed_wrapped_import_api: taken(),
  constructed_wrapped_template_api: taken(),
  constructed_zapier_zapfile: noWorkflow('/zaps not_a_workflow'),
  constructed_zero_nodes: noWorkflow('/nodes too_short'),
  // It begins with n8n's old start node.
  crlf_line_ends: taken('gone-from-n8n'),
  dangling_connection_natural_1: taken('dangling-connection'),
  dangling_connection_natural_2: taken('dangling-connection'),
  dangling_connection_natural_3: taken('dangling-connection'),
  deepest_natural_nesting: taken(),
  duplicate_node_ids_1: taken(),
  duplicate_node_ids_2: taken(),
  duplicate_node_names_1: taken('duplicate-node-name'),
  duplicate_node_names_2: taken('duplicate-node-name'),
  duplicate_node_names_3: taken('duplicate-node-name'),
  empty_object: bothMissing,
  has_staticData: taken(),
  // Its size is fine; it was scrubbed of a real token, and the fake that stands in its place twice is found.
  huge_1_1MB: secrets(
    '/nodes/87/parameters/headerParameters/parameters/0/value bearer_token',
    '/nodes/94/parameters/headerParameters/parameters/0/value bearer_token',
  ),
  inline_credentials_user_password: secrets(
    '/nodes/2/credentials/httpBasicAuth inline_credentials',
    '/nodes/5/credentials/httpBasicAuth inline_credentials',
  ),
  invalid_empty_file: malformed('The text is empty'),
  invalid_trailing_data_1: malformed('line 397, column 2'),
  invalid_trailing_data_2: malformed('line 601, column 2'),
  invalid_trailing_data_3: malformed('line 733, column 2'),
  invalid_trailing_data_4: malformed('line 973, column 2'),
  invalid_trailing_data_5: malformed('line 1359, column 2'),
  invalid_two_documents: malformed('line 2942, column 2'),
  no_edges_at_all_many_nodes: taken('nothing-connected'),
  not_a_workflow_quoted_keys_1: bothMissing,
  not_a_workflow_quoted_keys_2: bothMissing,
  null_output_slot: taken(),
  secret_01_google_AIza: secrets('/nodes/17/parameters/queryParameters/parameters/4/value google_api_key'),
  secret_02_key_in_query: secrets('/nodes/3/parameters/url key_in_query'),
  secret_03_key_in_query: secrets('/nodes/7/parameters/url key_in_query'),
  secret_04_discord_hook: secrets(...[1, 3, 5].map((node) => `/nodes/${node}/parameters/webhookUri discord_webhook`)),
  secret_05_jwt: secrets('/meta/fingerprint jwt'),
  secret_06_jwt: secrets('/pinData/Receive Vectors/0/json/headers/cookie jwt'),
  secret_07_url_userinfo: secrets('/nodes/9/parameters/content url_userinfo'),
  secret_08_url_userinfo: secrets('/nodes/1/parameters/jsonOutput url_userinfo'),
  secret_09_basic_auth: secrets('/nodes/0/parameters/content basic_auth'),
  secret_10_bearer: secrets('/nodes/1/parameters/headerParameters/parameters/0/value bearer_token'),
  secret_11_bearer: secrets('/nodes/13/parameters/headerParameters/parameters/1/value bearer_token'),
  secret_12_private_key: secrets('/nodes/8/parameters/jsCode private_key'),
  secret_13_telegram_bot: secrets('/nodes/44/parameters/command telegram_bot_token'),
}

/** Rules that speak of what a workflow does rather than of how it is made. */
const ofDoings = /^(?:.*-node|open-webhook|other-workflow|changed-in-n8n-2|no-trigger|connection-without-input)$/

describe.skipIf(absent)('The odd files', () => {
  it('are all in the table', () =>
    expect(
      filesOf('odd')
        .map((file) => file.replace('.json', ''))
        .toSorted(),
    ).toEqual(Object.keys(odd).toSorted()))

  it.each(Object.entries(odd))('%s gets what it asks for', (name, wanted) => {
    const outcome = outcomeOf(`odd/${name}.json`)
    expect(outcome.is).toBe(wanted.is)
    if (outcome.is === 'malformed') expect(outcome.message).toContain(wanted.message)
    else if (outcome.is !== 'taken') expect(outcome.places).toEqual(wanted.places)
    else {
      expect(outcome.rules.filter((rule) => !ofDoings.test(rule))).toEqual(wanted.rules)
      expectSellable(outcome.document)
    }
  })

  it('that have a node called __proto__ keep it and its connection', () => {
    const outcome = outcomeOf('odd/constructed_node_named_proto.json')
    const edges = outcome.is === 'taken' ? outcome.document.edges : []
    expect(edges.map(({ from, to }) => [from, to])).toContainEqual(['__proto__', 'HTTP Request'])
  })

  it.each([
    'constructed_make_blueprint_router',
    'constructed_make_blueprint_wrapped_api',
    'constructed_zapier_zapfile',
  ])('%s is called by the name of its platform', (name) => {
    const read = readWorkflowDocument(JSON.parse(readFileSync(join(folder, `odd/${name}.json`), 'utf8')))
    expect(E.isLeft(read) ? read.left.platform : null).toBe(name.includes('make') ? 'make' : 'zapier')
  })
})
