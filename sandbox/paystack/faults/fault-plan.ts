import type { Json } from '../state/json.ts'

/** How an event's bytes may differ from JSON.stringify's and still be the same event. */
export const encodings = ['plain', 'spaced', 'escaped', 'numbers', 'odd'] as const
export type Encoding = (typeof encodings)[number]

/** Probabilities are between 0 and 1; `delayMs` is in the sandbox's time. */
export interface WebhookFaults {
  readonly drop: number
  readonly duplicate: number
  readonly reorder: number
  readonly delayMs: number
  readonly encoding: Encoding
}

/** What goes wrong on the requests whose path matches, `times` often (null: always). `delayMs` is in real time. */
export interface ApiFault {
  readonly path: string
  readonly status?: number
  readonly delayMs?: number
  readonly body?: Json
  readonly dropConnection?: boolean
  readonly times: number | null
}

export interface FaultPlan {
  readonly webhooks: WebhookFaults
  readonly api: readonly ApiFault[]
  readonly seed: string
}

export const noWebhookFaults: WebhookFaults = { drop: 0, duplicate: 0, reorder: 0, delayMs: 0, encoding: 'plain' }
