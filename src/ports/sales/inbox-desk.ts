import type { O, TE } from '../../domain/kernel/fp.ts'
import type { InboxStatus } from '../../domain/sales/payment-event.ts'
import type { WebhookView } from '../../domain/sales/webhook-view.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** What the provider sent, as operators look at it and have it worked on once more. */
export type InboxDesk = Readonly<{
  list: (
    filter: Readonly<{ status: InboxStatus | null }>,
    page: PageRequest,
  ) => TE.TaskEither<Unavailable, Page<WebhookView>>
  /** Has an event be worked on again, whatever came of it before; None when there is none. */
  again: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<Readonly<{ reference: string | null }>>>
}>
export const InboxDesk = port<InboxDesk>('InboxDesk')
