/** One try at delivering an event. `status` is the HTTP status of the answer, null when there was none. */
export interface Attempt {
  readonly at: number
  readonly status: number | null
  readonly error?: string
}

/**
 * An event and the story of its delivery. `body` is the event as JSON, without the oddities that a fault may add when
 * it is sent. `nextAttemptAt` is null when nothing more will be tried. Times are milliseconds of the sandbox's time.
 */
export interface Webhook {
  readonly id: number
  readonly key: string
  readonly event: string
  readonly reference: string
  readonly url: string
  readonly body: string
  readonly createdAt: number
  readonly firstAttemptAt: number | null
  readonly nextAttemptAt: number | null
  readonly retries: number
  readonly attempts: readonly Attempt[]
  readonly delivered: boolean
}
