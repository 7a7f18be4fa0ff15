import { pipe, TE } from '../../domain/kernel/fp.ts'
import { mailTokenBytes } from '../../domain/notifications/mail.ts'
import { mailsPosted } from '../../domain/notifications/mailing.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Random } from '../../ports/kernel/random.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { Mails } from '../../ports/notifications/mails.ts'
import { useCase } from '../kernel/use-case.ts'
import type { Addressed } from './letter-kind.ts'

type Input = Addressed & Readonly<{ kind: string; cause: string }>

/** Posts a mail that follows from one event to one person, once however often it is asked to. */
export const postLetter = useCase(
  'PostLetter',
  { mails: Mails, transact: Transact, events: Events, ids: Ids, random: Random },
  [],
  ({ mails, transact, events, ids, random }) =>
    (input: Input) =>
      transact((tx) =>
        pipe(
          mails.post(tx)([
            { id: ids.next(), readership: 'buyer', ...input, bulk: false, token: random.token(mailTokenBytes) },
          ]),
          TE.flatMap((posted) => events.append(tx)(posted > 0 ? [mailsPosted(input.cause)] : [])),
        ),
      ),
)
