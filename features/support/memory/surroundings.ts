import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Settings } from '../../../src/composition/configuration/schema.ts'
import {
  accountPolicy,
  letterhead,
  linkPolicy,
  paymentProfile,
  refundPolicy,
  salesPolicy,
  templatesHost,
} from '../../../src/composition/outside.ts'
import { TE } from '../../../src/domain/kernel/fp.ts'
import { AccountPolicy } from '../../../src/ports/accounts/account-policy.ts'
import { PasswordHasher } from '../../../src/ports/accounts/password-hasher.ts'
import { LinkPolicy } from '../../../src/ports/delivery/link-policy.ts'
import { TemplatesHost } from '../../../src/ports/delivery/templates-host.ts'
import { Alerts } from '../../../src/ports/kernel/alerts.ts'
import { type Provision, provide } from '../../../src/ports/kernel/port.ts'
import { Timer } from '../../../src/ports/kernel/timer.ts'
import { Letterhead } from '../../../src/ports/notifications/letterhead.ts'
import { PaymentProfile } from '../../../src/ports/sales/payment-profile.ts'
import { RefundPolicy } from '../../../src/ports/sales/refund-policy.ts'
import { SalesPolicy } from '../../../src/ports/sales/sales-policy.ts'
import { quickHasher } from './quick-hasher.ts'

/** The world outside but for Paystack and the mail server: nobody waits longer than for the next turn, and nobody is called. Nor is hashing slow. */
export const surroundings = (settings: Settings): ReadonlyArray<Provision> => [
  provide(TemplatesHost, templatesHost(settings)),
  provide(LinkPolicy, linkPolicy(settings)),
  provide(AccountPolicy, accountPolicy(settings)),
  provide(Letterhead, letterhead(settings)),
  provide(SalesPolicy, salesPolicy(settings)),
  provide(RefundPolicy, refundPolicy(settings)),
  provide(PaymentProfile, paymentProfile(settings)),
  provide(Timer, { wait: () => TE.fromTask(() => nextTurn()) }),
  provide(PasswordHasher, quickHasher),
  provide(Alerts, { raise: () => TE.right(undefined) }),
]
