import { O } from '../../../domain/kernel/fp.ts'
import type { Mail, MailState } from '../../../domain/notifications/mail.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { Mails } from '../../../ports/notifications/mails.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

type Kept = Mail & Readonly<{ state: MailState; dueAt: number; reason: string | null }>

const mails = shelf<Kept>('mails')

/** The unique constraint, as a key. */
const keyOf = ({ cause, userId, kind }: Pick<Mail, 'cause' | 'userId' | 'kind'>): string => `${cause} ${userId} ${kind}`

const isOnItsWay = ({ state }: Kept): boolean => state === 'waiting' || state === 'sending'

const inTurn = (a: Kept, b: Kept): number =>
  Number(a.bulk) - Number(b.bulk) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)

const toMail = ({ state: _, dueAt: __, reason: ___, ...mail }: Kept): Mail => mail

export const memoryMails = (memory: Memory, clock: Clock): Mails => {
  const now = (): number => clock.now().getTime()
  /** Changes a mail, if nobody else has taken it since. */
  const settle = (tx: Tx, { attempts, ...mail }: Mail, change: Partial<Kept>) =>
    done(() => {
      const kept = mails.of(tx).get(keyOf(mail))
      if (kept?.state !== 'sending' || kept.attempts !== attempts) return false
      mails.of(tx).set(keyOf(mail), { ...kept, ...change })
      return true
    })
  return {
    post: (tx) => (posted) =>
      done(() => {
        const fresh = posted.filter((mail) => !mails.of(tx).has(keyOf(mail)))
        for (const mail of fresh)
          mails.of(tx).set(keyOf(mail), {
            ...mail,
            attempts: 0,
            createdAt: clock.now(),
            state: 'waiting',
            dueAt: now(),
            reason: null,
          })
        return fresh.length
      }),
    take: (tx) => (most, leaseMs) =>
      done(() => {
        const due = [...mails.of(tx).values()]
          .filter((each) => isOnItsWay(each) && each.dueAt <= now())
          .toSorted(inTurn)
          .slice(0, most)
          .map((each): Kept => ({ ...each, state: 'sending', attempts: each.attempts + 1, dueAt: now() + leaseMs }))
        for (const each of due) mails.of(tx).set(keyOf(each), each)
        return due.map(toMail)
      }),
    end: (tx) => (mail, state, reason) => settle(tx, mail, { state, reason }),
    putOff: (tx) => (mail, waitMs, reason) => settle(tx, mail, { state: 'waiting', reason, dueAt: now() + waitMs }),
    recipientOf: (token) =>
      done(() =>
        O.fromNullable(
          [...mails.committed(memory).values()].find((each) => each.token === token && each.readership === 'buyer')
            ?.userId,
        ),
      ),
  }
}
