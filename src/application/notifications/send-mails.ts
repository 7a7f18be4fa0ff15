import { pipe, TE } from '../../domain/kernel/fp.ts'
import { mailsPosted } from '../../domain/notifications/mailing.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { Mails } from '../../ports/notifications/mails.ts'
import { useCase } from '../kernel/use-case.ts'
import { sendMail } from './send-mail.ts'

const needs = { mails: Mails, transact: Transact, events: Events, clock: Clock, sendMail: sendMail.port }
type Needs = Deps<typeof needs>

/** Sent side by side: what a mail server takes from one sender without complaint. */
const atOnce = 5
/** Longer than the mailer ever takes, so that a mail that is being sent is nobody else's. */
const leaseMs = 45_000
/** Then the next job goes on, well before the queue takes this one for lost. */
const longestMs = 30_000

type Round = 'goes on' | 'nothing is due' | 'no mail server'

const round = ({ mails, transact, sendMail: send }: Needs) =>
  pipe(
    transact((tx) => mails.take(tx)(atOnce, leaseMs)),
    TE.flatMap(TE.traverseArray((mail) => send({ mail }))),
    TE.map((outcomes): Round => {
      if (outcomes.includes('unreachable')) return 'no mail server'
      return outcomes.length < atOnce ? 'nothing is due' : 'goes on'
    }),
  )

const rounds = (deps: Needs, startedAt: Date): ReturnType<typeof round> =>
  pipe(
    round(deps),
    TE.flatMap((outcome) =>
      outcome === 'goes on' && deps.clock.now().getTime() - startedAt.getTime() < longestMs
        ? rounds(deps, startedAt)
        : TE.right(outcome),
    ),
  )

/**
 * Sends the mails that are due. When the mail server does not answer it stops at once; when there are more than it has
 * time for, another job goes on.
 */
export const sendMails = useCase(
  'SendMails',
  needs,
  [],
  (deps) => (_: Readonly<Record<never, never>>) =>
    pipe(
      rounds(deps, deps.clock.now()),
      TE.flatMap((outcome) =>
        outcome === 'goes on'
          ? deps.transact((tx) => deps.events.append(tx)([mailsPosted('more')]))
          : TE.right(undefined),
      ),
    ),
)
