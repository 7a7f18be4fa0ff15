import { createHash } from 'node:crypto'
import { type ApiFault, type Encoding, type FaultPlan, noWebhookFaults } from './fault-plan.ts'
import { pathMatches } from './path-matches.ts'

/** What becomes of one request of the API. Without an `answer` it takes effect and is answered as ever. */
export interface RequestFault {
  readonly answer: { readonly status: number; readonly body: string; readonly type: string } | null
  readonly delayMs: number
  readonly dropConnection: boolean
}

export interface AttemptFault {
  readonly drop: boolean
  readonly duplicate: boolean
  readonly encoding: Encoding
}

/** The faults in force. They are not kept over a restart. */
export interface Faults {
  /** `nextWebhookId` is the id that the next event will have: chances count events from there. */
  readonly set: (plan: FaultPlan, nextWebhookId: number) => void
  readonly clear: () => void
  readonly plan: () => FaultPlan
  readonly ofRequest: (path: string) => RequestFault | null
  readonly ofAttempt: (webhookId: number, attempt: number) => AttemptFault
  readonly ofEvent: (webhookId: number) => { readonly reorder: boolean; readonly delayMs: number }
}

const none: FaultPlan = { webhooks: noWebhookFaults, api: [], seed: '' }

export const noFaults = (): Faults => {
  let plan = none
  let firstWebhookId = 1

  /** The same seed and the same order of events give the same luck, however the attempts interleave. */
  const happens = (probability: number, kind: string, webhookId: number, attempt: number): boolean =>
    probability > 0 && luck(`${plan.seed} ${kind} ${webhookId - firstWebhookId} ${attempt}`) < probability

  const spent = (fault: ApiFault) => {
    if (fault.times === null) return
    const left = { ...fault, times: fault.times - 1 }
    plan = { ...plan, api: plan.api.map((each) => (each === fault ? left : each)) }
  }

  return {
    set: (next, nextWebhookId) => {
      plan = next
      firstWebhookId = nextWebhookId
    },
    clear: () => {
      plan = none
    },
    plan: () => plan,
    ofRequest: (path) => {
      const fault = plan.api.find((each) => each.times !== 0 && pathMatches(each.path, path))
      if (fault === undefined) return null
      spent(fault)
      return { answer: answerOf(fault), delayMs: fault.delayMs ?? 0, dropConnection: fault.dropConnection ?? false }
    },
    ofAttempt: (webhookId, attempt) => ({
      drop: happens(plan.webhooks.drop, 'drop', webhookId, attempt),
      duplicate: happens(plan.webhooks.duplicate, 'duplicate', webhookId, attempt),
      encoding: plan.webhooks.encoding,
    }),
    ofEvent: (webhookId) => ({
      reorder: happens(plan.webhooks.reorder, 'reorder', webhookId, 0),
      delayMs: plan.webhooks.delayMs,
    }),
  }
}

/** An even number from 0 up to 1, drawn from a text. */
const luck = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48

const answerOf = ({ status, body }: ApiFault): RequestFault['answer'] => {
  if (status === undefined && body === undefined) return null
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? { status: false, message: 'An error occurred' })
  return {
    status: status ?? 200,
    body: text,
    type: text.trimStart().startsWith('<') ? 'text/html' : 'application/json',
  }
}
