import type { InboxStatus } from './payment-event.ts'

/** A notice of the provider as the operators see it: what it was about and what became of it, never its bytes. */
export type WebhookView = Readonly<{
  id: string
  provider: string
  event: string
  reference: string | null
  status: InboxStatus
  /** What came of it, in a word. */
  outcome: string | null
  /** What its work met last, when it was given up. */
  lastError: string | null
  /** How often it came, and how often it was worked on anew. */
  arrivals: number
  attempts: number
  receivedAt: Date
  lastReceivedAt: Date
}>
