import type { InboxStatus } from '../../../domain/sales/payment-event.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import { InboxDesk } from '../../../ports/sales/inbox-desk.ts'
import { useCase } from '../../kernel/use-case.ts'

/** What the provider ever sent with a good signature, newest first. */
export const listWebhooks = useCase(
  'ListWebhooks',
  { inbox: InboxDesk },
  [],
  ({ inbox }) =>
    ({ status, page }: Readonly<{ status: InboxStatus | null; page: PageRequest }>) =>
      inbox.list({ status }, page),
)
