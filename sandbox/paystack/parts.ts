import type { Clock } from './clock.ts'
import type { Disputes } from './disputes/disputes.ts'
import type { Faults } from './faults/faults.ts'
import type { Refunds } from './refunds/refunds.ts'
import type { Store } from './state/store.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

/** What the routes work with. */
export interface Parts {
  readonly clock: Clock
  readonly store: Store
  readonly webhooks: Webhooks
  readonly faults: Faults
  readonly refunds: Refunds
  readonly disputes: Disputes
  /** Where payers reach the hosted page, without a slash at the end. Known once the server listens. */
  readonly publicUrl: () => string
}
