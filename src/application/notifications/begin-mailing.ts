import { pipe, TE } from '../../domain/kernel/fp.ts'
import { type Mailing, mailingBegun } from '../../domain/notifications/mailing.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { Mailings } from '../../ports/notifications/mailings.ts'

export const beginning = { mailings: Mailings, transact: Transact, events: Events, ids: Ids }

/** Begins a mailing, once for a kind and cause: whoever comes second finds it under way. */
export const begun =
  ({ mailings, transact, events, ids }: Deps<typeof beginning>) =>
  (mailing: Omit<Mailing, 'id' | 'after' | 'finishedAt'>) => {
    const whole: Mailing = { ...mailing, id: ids.next(), after: null, finishedAt: null }
    return transact((tx) =>
      pipe(
        mailings.begin(tx)(whole),
        TE.flatMap((isNew) => events.append(tx)(isNew ? [mailingBegun(whole)] : [])),
      ),
    )
  }
