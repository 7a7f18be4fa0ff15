import { randomUUID } from 'node:crypto'
import { ask, bearer, type Received } from '../../support/http.ts'
import type { TestShop } from '../../support/shop.ts'
import type { Person } from './people.ts'

type Json = Readonly<Record<string, unknown>>

/** A workflow as n8n exports it, unlike any other in what its nodes do. */
export const aDocument = (facts: Json = {}, marker: string = randomUUID()): Json => ({
  name: 'As it was called in n8n',
  nodes: [
    {
      id: 'e3c1a6b4-52f7-4d0a-8a5e-0c2b9d7f1e36',
      name: 'Every morning',
      type: 'n8n-nodes-base.scheduleTrigger',
      typeVersion: 1.2,
      position: [0, 0],
      parameters: { rule: { interval: [{ triggerAtHour: 7 }] } },
    },
    {
      id: 'b7d2e9c6-14a8-4f3b-9e60-58c1d0a7f264',
      name: 'Post',
      type: 'n8n-nodes-base.slack',
      typeVersion: 2.2,
      position: [220, 0],
      parameters: { text: marker },
      credentials: { slackApi: { id: 'Yx8LmQ4tZ0wR6sVb', name: 'The account of the author' } },
    },
  ],
  connections: { 'Every morning': { main: [[{ node: 'Post', type: 'main', index: 0 }]] } },
  settings: { executionOrder: 'v1' },
  active: true,
  meta: { instanceId: '7be1f0c2a94d4e6f8b3a5d1c0e9f2a47b6c8d0e1f3a5b7c9d1e3f5a7b9c1d3e5' },
  ...facts,
})

/** A workflow whose connections all lead nowhere, which blocks its sale. */
export const aBrokenDocument = (): Json =>
  aDocument({ connections: { Gone: { main: [[{ node: 'Lost', type: 'main', index: 0 }]] } } })

export const aListing = {
  title: 'Morning post',
  summary: 'Posts every morning.',
  price: { amount: 500_000, currency: 'NGN' },
}

/** Everything that an upload says, with `document` unless it is given. */
export const anUpload = (more: Json = {}): Json => ({ ...aListing, document: aDocument(), publish: true, ...more })

export const post = (
  shop: TestShop,
  { accessToken }: Person,
  path: string,
  body: unknown,
  headers = {},
): Promise<Received> => ask(shop.url, path, { method: 'POST', headers: { ...bearer(accessToken), ...headers }, body })

export const send = (
  shop: TestShop,
  { accessToken }: Person,
  method: string,
  path: string,
  { body, headers = {} }: Readonly<{ body?: unknown; headers?: Readonly<Record<string, string>> }> = {},
): Promise<Received> =>
  ask(shop.url, path, {
    method,
    headers: { ...bearer(accessToken), ...headers },
    ...(body === undefined ? {} : { body }),
  })

export const upload = (shop: TestShop, operator: Person, more: Json = {}): Promise<Received> =>
  post(shop, operator, '/api/admin/workflows', anUpload(more))

/** A workflow that is in the shop, or a draft of one. */
export const uploaded = async (
  shop: TestShop,
  operator: Person,
  more: Json = {},
): Promise<Readonly<{ workflowId: string; slug: string; status: string; version: string }>> => {
  const answer = await upload(shop, operator, more)
  if (answer.status !== 201) throw new Error(`nothing was uploaded: ${answer.text}`)
  return answer.json
}

/** What a refusal says: its status, its code, and the places and codes of its errors. */
export const told = ({ status, json }: Received) => ({
  status,
  code: json.code,
  errors: (json.errors ?? []).map(
    ({ pointer, code }: Readonly<{ pointer: string; code: string }>) => `${pointer} ${code}`,
  ),
})

/** How many rows the tables of the catalogue have, and how many acts of operators are on record but signing in. */
export const counts = async (shop: TestShop): Promise<Json> => {
  const [row] = await shop.sql(`
    select (select count(*)::int from workflows) as workflows, (select count(*)::int from workflow_versions) as versions,
           (select count(*)::int from listed_contents) as listed, (select count(*)::int from categories) as categories,
           (select count(*)::int from events) as events,
           (select count(*)::int from audit_log where action <> 'admin.sign_in') as acts`)
  return row ?? {}
}

/** What operators did to this, in the order in which they did it. */
export const actsOf = async (shop: TestShop, subject: string): Promise<ReadonlyArray<string>> =>
  (
    await shop.sql<{ action: string }>('select action from audit_log where subject = $1 order by at, id', [subject])
  ).map(({ action }) => action)

/** What was announced about this, in the order in which it was. */
export const eventsAbout = async (shop: TestShop, subject: string): Promise<ReadonlyArray<string>> =>
  (await shop.sql<{ type: string }>('select type from events where subject = $1 order by at, id', [subject])).map(
    ({ type }) => type,
  )
