import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { mailTokenBytes, type NewMail } from '../../domain/notifications/mail.ts'
import { type Addressee, type Mailing, mailingWentOn, mailsPosted } from '../../domain/notifications/mailing.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Random } from '../../ports/kernel/random.ts'
import { Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { Mailings } from '../../ports/notifications/mailings.ts'
import { Mails } from '../../ports/notifications/mails.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  mailings: Mailings,
  mails: Mails,
  transact: Transact,
  events: Events,
  ids: Ids,
  random: Random,
  clock: Clock,
}
type Needs = Deps<typeof needs>

/** So many are posted in one transaction, which holds nothing but their mailing's row. */
export const batch = 100

const mailTo =
  ({ ids, random }: Needs, { kind, cause }: Mailing) =>
  ({ userId }: Addressee): NewMail => ({
    id: ids.next(),
    kind,
    cause,
    readership: 'buyer',
    userId,
    facts: {},
    bulk: true,
    token: random.token(mailTokenBytes),
  })

/** Posts the next mails, keeps how far the mailing is, and has the next batch follow: all of it or nothing. */
const nextBatch =
  (deps: Needs, mailing: Mailing) =>
  (tx: Tx): TE.TaskEither<Unavailable, void> =>
    pipe(
      deps.mailings.addressees(tx)(mailing, batch),
      TE.flatMap((found) => {
        const after = found.at(-1)?.entitlementId ?? mailing.after
        const isLast = found.length < batch
        return pipe(
          deps.mails.post(tx)(found.map(mailTo(deps, mailing))),
          TE.tap(() => deps.mailings.goOn(tx)({ ...mailing, after, finishedAt: isLast ? deps.clock.now() : null })),
          TE.flatMap((posted) =>
            deps.events.append(tx)([
              ...(posted > 0 ? [mailsPosted(mailing.id)] : []),
              ...(isLast || after === null ? [] : [mailingWentOn(mailing, after)]),
            ]),
          ),
        )
      }),
    )

/** Posts the mails of a mailing that come `after` an entitlement. Asked again for the same ones, it does nothing. */
export const continueMailing = useCase(
  'ContinueMailing',
  needs,
  [],
  (deps) =>
    ({ id, after }: Readonly<{ id: string; after: string | null }>) =>
      deps.transact((tx) =>
        pipe(
          deps.mailings.lock(tx)(id),
          TE.map(O.filter((mailing) => mailing.finishedAt === null && mailing.after === after)),
          TE.flatMap(
            O.match(
              () => TE.right(undefined),
              (mailing) => nextBatch(deps, mailing)(tx),
            ),
          ),
        ),
      ),
)
