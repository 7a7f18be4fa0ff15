import type { EmailCode, NewEmailCode } from '../../../domain/accounts/email-code.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { EmailCodes } from '../../../ports/accounts/email-codes.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

type Kept = NewEmailCode & Readonly<{ triesLeft: number; isUsed: boolean; createdAt: Date }>

export const codes = shelf<Kept>('email_codes')

const keyOf = ({ createdAt, id }: Kept): string => `${createdAt.toISOString()} ${id}`

const newestOf = (all: Iterable<Kept>, sessionId: string): O.Option<Kept> =>
  O.fromNullable(
    [...all].filter((each) => each.sessionId === sessionId).sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))[0],
  )

export const memoryEmailCodes = (memory: Memory, clock: Clock): EmailCodes => {
  const ageMs = ({ createdAt }: Kept): number => clock.now().getTime() - createdAt.getTime()
  const toCode = (kept: Kept): EmailCode => {
    const { id, userId, sessionId, seed, hash, triesLeft, isUsed } = kept
    return { id, userId, sessionId, seed, hash, triesLeft, isUsed, isOver: ageMs(kept) >= kept.lifetimeMs }
  }
  return {
    add: (tx) => (code) =>
      done(() => {
        codes.of(tx).set(code.id, { ...code, triesLeft: code.tries, isUsed: false, createdAt: clock.now() })
      }),
    agesMs: (tx) => (userId, withinMs) =>
      done(() =>
        [...codes.of(tx).values()]
          .filter((each) => each.userId === userId && each.asked)
          .map(ageMs)
          .filter((age) => age < withinMs)
          .sort((a, b) => a - b),
      ),
    lockNewest: (tx) => (sessionId) => done(() => pipe(newestOf(codes.of(tx).values(), sessionId), O.map(toCode))),
    miss: (tx) => (id) =>
      done(() => {
        const kept = codes.of(tx).get(id)
        if (kept !== undefined) codes.of(tx).set(id, { ...kept, triesLeft: Math.max(0, kept.triesLeft - 1) })
      }),
    use: (tx) => (id) =>
      done(() => {
        const kept = codes.of(tx).get(id)
        if (kept === undefined || kept.isUsed || kept.triesLeft === 0 || toCode(kept).isOver) return false
        codes.of(tx).set(id, { ...kept, isUsed: true })
        return true
      }),
    findNewest: (id) =>
      done(() => {
        const all = codes.committed(memory)
        return pipe(
          O.fromNullable(all.get(id)),
          O.flatMap(({ sessionId }) => newestOf(all.values(), sessionId)),
          O.filter((newest) => newest.id === id),
          O.map(toCode),
        )
      }),
  }
}
