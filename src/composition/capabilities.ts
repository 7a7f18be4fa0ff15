import { accounts } from './accounts.ts'
import type { Capability } from './capability.ts'
import { catalogue } from './catalogue.ts'
import { delivery } from './delivery.ts'
import { insight } from './insight.ts'
import { notifications } from './notifications.ts'
import { requests } from './requests.ts'
import { sales } from './sales.ts'

/** Everything the shop can do. Adding a capability is its files and one line here. */
export const capabilities: ReadonlyArray<Capability> = [
  accounts,
  catalogue,
  sales,
  delivery,
  requests,
  insight,
  notifications,
]
