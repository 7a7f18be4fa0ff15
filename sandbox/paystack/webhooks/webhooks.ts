import type { Clock } from '../clock.ts'
import { altered } from '../faults/alter.ts'
import type { Faults } from '../faults/faults.ts'
import type { Json } from '../state/json.ts'
import type { Store } from '../state/store.ts'
import type { Attempt, Webhook } from '../state/webhook.ts'
import type { RetrySchedule } from './retry-schedule.ts'
import { send, WEBHOOK_TIMEOUT_MS } from './send.ts'
import { attempted, planned } from './story.ts'

export interface Announcement {
  readonly key: string
  readonly reference: string
  readonly event: string
  readonly data: Json
}

export interface Webhooks {
  /** Remembers the event and delivers it, at once unless a fault says otherwise; tries again on the schedule. */
  readonly announce: (announcement: Announcement) => Webhook
  /** Delivers once more, now, whatever the schedule says, and never dropped; resolves when the answer is there. */
  readonly resend: (id: number) => Promise<Webhook | undefined>
  /** Takes up what was still to be tried when the sandbox last stopped. */
  readonly resume: () => void
  /** Ends what is under way; it is tried again after the next start. */
  readonly stop: () => Promise<void>
}

interface Needs {
  readonly clock: Clock
  readonly store: Store
  readonly faults: Faults
  readonly url: string
  readonly schedule: RetrySchedule
  readonly timeoutMs?: number
}

/** How long a reordered event waits for another to overtake it, in the sandbox's time. */
const OVERTAKEN_WITHIN_MS = 10_000

export const webhooksTo = ({
  clock,
  store,
  faults,
  url,
  schedule,
  timeoutMs = WEBHOOK_TIMEOUT_MS,
}: Needs): Webhooks => {
  const stopping = new AbortController()
  const underWay = new Map<number, Promise<void>>()
  /** The reordered event that waits, and who was seen to overtake whom. */
  let waiting: number | null = null
  const overtakenBy = new Map<number, number>()

  const post = async (webhook: Webhook): Promise<readonly Attempt[]> => {
    const at = clock.now()
    const { drop, duplicate, encoding, alter } = faults.ofAttempt(webhook.id, webhook.attempts.length)
    if (drop) return [{ at, status: null, error: 'dropped by a fault' }]
    const copies = duplicate ? [1, 2] : [1]
    const sent = { ...webhook, url, body: altered(webhook.body, alter) }
    return Promise.all(copies.map(() => send(sent, encoding, at, stopping.signal, timeoutMs)))
  }

  const attempt = async (webhook: Webhook): Promise<void> => {
    const { id } = webhook
    if (waiting === id) waiting = null
    const attempts = await post(webhook)
    const current = store.webhookById(id)
    if (stopping.signal.aborted || current === undefined) return
    const after = planned(attempted(current, url, attempts), schedule, attempts[0]?.at ?? clock.now())
    store.putWebhook(after)
    ring(after)
    const overtaken = overtakenBy.get(id)
    overtakenBy.delete(id)
    if (overtaken !== undefined) await deliver(overtaken)
  }

  const deliver = (id: number): Promise<void> => {
    const webhook = store.webhookById(id)
    if (webhook === undefined || webhook.delivered) return Promise.resolve()
    const work = underWay.get(id) ?? attempt(webhook).finally(() => underWay.delete(id))
    underWay.set(id, work)
    return work
  }

  /** An alarm may come too early, when the plan has changed since it was set; then it means nothing. */
  const ring = ({ id, nextAttemptAt }: Webhook) => {
    if (nextAttemptAt === null) return
    clock.at(nextAttemptAt, async () => {
      if (store.webhookById(id)?.nextAttemptAt === nextAttemptAt) await deliver(id)
    })
  }

  return {
    announce: ({ key, reference, event, data }) => {
      const id = store.nextWebhookId()
      const { reorder, delayMs } = faults.ofEvent(id)
      const held = reorder && waiting === null
      if (waiting !== null) overtakenBy.set(id, waiting)
      waiting = held ? id : null
      const createdAt = clock.now()
      const webhook: Webhook = {
        id,
        key,
        event,
        reference,
        url,
        body: JSON.stringify({ event, data }),
        createdAt,
        firstAttemptAt: null,
        nextAttemptAt: createdAt + delayMs + (held ? OVERTAKEN_WITHIN_MS : 0),
        retries: 0,
        attempts: [],
        delivered: false,
      }
      store.putWebhook(webhook)
      ring(webhook)
      return webhook
    },
    resend: async (id) => {
      const webhook = store.webhookById(id)
      if (webhook === undefined) return undefined
      const { encoding } = faults.plan().webhooks
      const answer = await send({ ...webhook, url }, encoding, clock.now(), stopping.signal, timeoutMs)
      if (stopping.signal.aborted) return webhook
      const after = attempted(store.webhookById(id) ?? webhook, url, [answer])
      const settled = after.delivered ? { ...after, nextAttemptAt: null } : after
      store.putWebhook(settled)
      return settled
    },
    resume: () => {
      for (const webhook of store.webhooks()) ring(webhook)
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(underWay.values())
    },
  }
}
