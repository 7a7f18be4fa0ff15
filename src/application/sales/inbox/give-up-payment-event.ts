import { Transact } from '../../../ports/kernel/transact.ts'
import { Inbox } from '../../../ports/sales/inbox.ts'
import { useCase } from '../../kernel/use-case.ts'

/** Puts a notice away that could not be worked on, with why, for an operator to see and to have worked on once more. */
export const giveUpPaymentEvent = useCase(
  'GiveUpPaymentEvent',
  { inbox: Inbox, transact: Transact },
  [],
  ({ inbox, transact }) =>
    ({ eventId, failure }: Readonly<{ eventId: string; failure: string }>) =>
      transact((tx) => inbox.giveUp(tx)(eventId, failure)),
)
