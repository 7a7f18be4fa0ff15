import { type InputIssue, integer, issuesOf, number, oneOf } from '../control/read-input.ts'
import { isRecord, type Json } from '../state/json.ts'
import {
  type Alteration,
  type ApiFault,
  type Cut,
  cuts,
  encodings,
  type FaultPlan,
  noWebhookFaults,
  type WebhookFaults,
} from './fault-plan.ts'

const anything = () => null
const probability = number(0, 1)
const members = (value: unknown) => (isRecord(value) ? null : 'should be an object')
const list = (value: unknown) => (Array.isArray(value) ? null : 'should be a list')

const planChecks = { webhooks: anything, api: list, seed: anything }
const webhookChecks = {
  drop: probability,
  duplicate: probability,
  reorder: probability,
  delayMs: integer(0),
  encoding: (value: unknown) => (typeof value === 'boolean' ? null : oneOf(encodings)(value)),
  alter: members,
}
const apiChecks = {
  path: (value: unknown) => (typeof value === 'string' && value.startsWith('/') ? null : 'should begin with /'),
  method: oneOf(['GET', 'POST', 'PUT']),
  probability,
  alter: members,
  status: integer(200, 599),
  delayMs: integer(0, 600_000),
  body: anything,
  dropConnection: (value: unknown) => (typeof value === 'boolean' ? null : oneOf(cuts)(value)),
  times: integer(1),
}
const seedIssues = (seed: unknown): readonly InputIssue[] =>
  seed === undefined || typeof seed === 'string' || Number.isFinite(seed)
    ? []
    : [{ pointer: '/seed', message: 'should be a number or a text' }]

/** Reads the body of `PUT /sandbox/faults`. `seed` is used when it names none. */
export const readFaultPlan = (body: unknown, seed: string): FaultPlan | { readonly issues: readonly InputIssue[] } => {
  const plan = isRecord(body) ? body : {}
  const api: readonly unknown[] = Array.isArray(plan.api) ? plan.api : []
  const issues = [
    ...issuesOf(body, planChecks),
    ...issuesOf(plan.webhooks ?? {}, webhookChecks, [], '/webhooks'),
    ...api.flatMap((each, at) => issuesOf(each, apiChecks, ['path'], `/api/${at}`)),
    ...seedIssues(plan.seed),
  ]
  if (issues.length > 0) return { issues }
  return {
    webhooks: webhookFaults(isRecord(plan.webhooks) ? plan.webhooks : {}),
    api: api.filter(isRecord).map(apiFault),
    seed: plan.seed === undefined ? seed : String(plan.seed),
  }
}

type Members = Readonly<Record<string, unknown>>

const webhookFaults = ({ drop, duplicate, reorder, delayMs, encoding, alter }: Members): WebhookFaults => ({
  drop: Number(drop ?? 0),
  duplicate: Number(duplicate ?? 0),
  reorder: Number(reorder ?? 0),
  delayMs: Number(delayMs ?? 0),
  encoding: encoding === true ? 'odd' : (encodings.find((each) => each === encoding) ?? noWebhookFaults.encoding),
  ...(isRecord(alter) ? { alter: alteration(alter) } : {}),
})

const apiFault = (members: Members): ApiFault => ({ ...whenItHappens(members), ...whatHappens(members) })

const whenItHappens = ({ path, method, probability: chance, times }: Members) => ({
  path: String(path),
  ...(typeof method === 'string' ? { method } : {}),
  ...(typeof chance === 'number' ? { probability: chance } : {}),
  times: typeof times === 'number' ? times : null,
})

const whatHappens = ({ status, delayMs, body, alter, dropConnection }: Members) => ({
  ...(typeof status === 'number' ? { status } : {}),
  ...(typeof delayMs === 'number' ? { delayMs } : {}),
  ...(body === undefined ? {} : { body: asJson(body) }),
  ...(isRecord(alter) ? { alter: alteration(alter) } : {}),
  ...(dropConnection === undefined ? {} : { dropConnection: cutOf(dropConnection) }),
})

const cutOf = (value: unknown): boolean | Cut => cuts.find((each) => each === value) ?? value === true

const alteration = (value: Members): Alteration =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asJson(member)]))

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value))
