import { createHash } from 'node:crypto'
import {
  type Alteration,
  type ApiFault,
  type Cut,
  type Encoding,
  type FaultPlan,
  noWebhookFaults,
} from './fault-plan.ts'
import { pathMatches } from './path-matches.ts'

/** What becomes of one request of the API. Without an `answer` it takes effect and is answered as ever. */
export interface RequestFault {
  readonly answer: { readonly status: number; readonly body: string; readonly type: string } | null
  readonly alter: Alteration
  readonly delayMs: number
  readonly cut: Cut | null
}

export interface AttemptFault {
  readonly drop: boolean
  readonly duplicate: boolean
  readonly encoding: Encoding
  readonly alter: Alteration
}

/** The faults in force. They are not kept over a restart. */
export interface Faults {
  /** `nextWebhookId` is the id that the next event will have: chances count events from there. */
  readonly set: (plan: FaultPlan, nextWebhookId: number) => void
  readonly clear: () => void
  readonly plan: () => FaultPlan
  readonly ofRequest: (method: string, path: string) => RequestFault | null
  readonly ofAttempt: (webhookId: number, attempt: number) => AttemptFault
  readonly ofEvent: (webhookId: number) => { readonly reorder: boolean; readonly delayMs: number }
}

const none: FaultPlan = { webhooks: noWebhookFaults, api: [], seed: '' }

export const noFaults = (): Faults => {
  let plan = none
  let firstWebhookId = 1
  /** How many requests each fault of the API could have met since it was set, by its place in the plan. */
  let met: number[] = []

  /** The same seed and the same order of events give the same luck, however the attempts interleave. */
  const happens = (probability: number, kind: string, webhookId: number, attempt: number): boolean =>
    probability > 0 && luck(`${plan.seed} ${kind} ${webhookId - firstWebhookId} ${attempt}`) < probability

  const spent = (fault: ApiFault) => {
    if (fault.times === null) return
    const left = { ...fault, times: fault.times - 1 }
    plan = { ...plan, api: plan.api.map((each) => (each === fault ? left : each)) }
  }

  /** The luck of a request depends on how many like it came before, so the same order of requests meets the same. */
  const meets = (fault: ApiFault, place: number, method: string, path: string): boolean => {
    if (fault.times === 0 || (fault.method ?? method) !== method || !pathMatches(fault.path, path)) return false
    const count = met[place] ?? 0
    met[place] = count + 1
    return fault.probability === undefined || luck(`${plan.seed} api ${place} ${count}`) < fault.probability
  }

  return {
    set: (next, nextWebhookId) => {
      plan = next
      firstWebhookId = nextWebhookId
      met = []
    },
    clear: () => {
      plan = none
    },
    plan: () => plan,
    ofRequest: (method, path) => {
      const fault = plan.api.find((each, place) => meets(each, place, method, path))
      if (fault === undefined) return null
      spent(fault)
      const { alter = {}, delayMs = 0 } = fault
      return { answer: answerOf(fault), alter, delayMs, cut: cutOf(fault) }
    },
    ofAttempt: (webhookId, attempt) => ({
      drop: happens(plan.webhooks.drop, 'drop', webhookId, attempt),
      duplicate: happens(plan.webhooks.duplicate, 'duplicate', webhookId, attempt),
      encoding: plan.webhooks.encoding,
      alter: plan.webhooks.alter ?? {},
    }),
    ofEvent: (webhookId) => ({
      reorder: happens(plan.webhooks.reorder, 'reorder', webhookId, 0),
      delayMs: plan.webhooks.delayMs,
    }),
  }
}

/** An even number from 0 up to 1, drawn from a text. */
const luck = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48

const cutOf = ({ dropConnection = false }: ApiFault): Cut | null => {
  if (typeof dropConnection === 'string') return dropConnection
  return dropConnection ? 'after' : null
}

const answerOf = ({ status, body }: ApiFault): RequestFault['answer'] => {
  if (status === undefined && body === undefined) return null
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? { status: false, message: 'An error occurred' })
  return {
    status: status ?? 200,
    body: text,
    type: text.trimStart().startsWith('<') ? 'text/html' : 'application/json',
  }
}
