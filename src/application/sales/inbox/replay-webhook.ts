import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { notReplayable, webhookNotFound } from '../../../domain/sales/failures.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Events } from '../../../ports/kernel/events.ts'
import { Transact, type Unavailable } from '../../../ports/kernel/transact.ts'
import { InboxDesk } from '../../../ports/sales/inbox-desk.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { paymentEventReceived } from '../receive-payment-event.ts'

type Refusal = Unavailable | FailedBy<typeof notReplayable | typeof webhookNotFound>

/**
 * Has a notice worked on once more, as if it had just come. As the provider is asked for the truth, that changes nothing
 * about what is settled already. What names no payment has nothing to work on.
 */
export const replayWebhook = useCase(
  'ReplayWebhook',
  { inbox: InboxDesk, events: Events, auditLog: AuditLog, transact: Transact },
  [webhookNotFound, notReplayable],
  ({ inbox, events, auditLog, transact }) =>
    ({ id, operator }: Readonly<{ id: string; operator: Operator }>) =>
      transact((tx) =>
        pipe(
          inbox.again(tx)(id),
          TE.flatMap(
            O.match(
              (): TE.TaskEither<Refusal, void> => TE.left(webhookNotFound({})),
              ({ reference }) => (reference === null ? TE.left(notReplayable({})) : TE.right(undefined)),
            ),
          ),
          TE.tap(() => events.append(tx)([{ _tag: paymentEventReceived, subject: id, facts: {} }])),
          TE.tap(() =>
            auditLog.append(tx)({ actor: operator.adminId, action: 'webhook.replay', subject: id, facts: {} }),
          ),
        ),
      ),
)
