import type { Json } from '../state/json.ts'

/** How an event's bytes may differ from JSON.stringify's and still be the same event. */
export const encodings = ['plain', 'spaced', 'escaped', 'numbers', 'repeated', 'trailing', 'odd'] as const
export type Encoding = (typeof encodings)[number]

/** Members of `data` that are not what they should be: an amount, a currency, a status that nobody knows. */
export type Alteration = { readonly [name: string]: Json }

/** Probabilities are between 0 and 1; `delayMs` is in the sandbox's time. */
export interface WebhookFaults {
  readonly drop: number
  readonly duplicate: number
  readonly reorder: number
  readonly delayMs: number
  readonly encoding: Encoding
  readonly alter?: Alteration
}

/**
 * How a connection ends: `before` the request has had an effect; `after` it had, the answer being lost; `midway`
 * through the answer; by a `reset` instead of the answer; or not at all, the answer being waited for in vain (`hang`).
 */
export const cuts = ['before', 'after', 'midway', 'reset', 'hang'] as const
export type Cut = (typeof cuts)[number]

/**
 * What goes wrong on the requests whose method and path match, `times` often (null: always). `delayMs` is in real time.
 * With a `status` or `body` of its own a request has no effect; without, it has its effect, whatever becomes of the
 * answer, but for the cut `before`. `dropConnection: true` means `after`.
 */
export interface ApiFault {
  readonly path: string
  readonly method?: string
  readonly probability?: number
  readonly alter?: Alteration
  readonly status?: number
  readonly delayMs?: number
  readonly body?: Json
  readonly dropConnection?: boolean | Cut
  readonly times: number | null
}

export interface FaultPlan {
  readonly webhooks: WebhookFaults
  readonly api: readonly ApiFault[]
  readonly seed: string
}

export const noWebhookFaults: WebhookFaults = { drop: 0, duplicate: 0, reorder: 0, delayMs: 0, encoding: 'plain' }
