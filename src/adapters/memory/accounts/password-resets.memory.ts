import type { NewPasswordReset, PasswordReset } from '../../../domain/accounts/password-reset.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { PasswordResets } from '../../../ports/accounts/password-resets.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

type Kept = NewPasswordReset & Readonly<{ hasEnded: boolean; createdAt: Date }>

export const resets = shelf<Kept>('password_resets')

const endAll = (tx: Tx, userId: string): void => {
  for (const kept of [...resets.of(tx).values()].filter((each) => each.userId === userId))
    resets.of(tx).set(kept.id, { ...kept, hasEnded: true })
}

export const memoryPasswordResets = (memory: Memory, clock: Clock): PasswordResets => {
  const ageMs = ({ createdAt }: Kept): number => clock.now().getTime() - createdAt.getTime()
  const isOpen = (kept: Kept): boolean => !kept.hasEnded && ageMs(kept) < kept.lifetimeMs
  const toReset = (kept: Kept): PasswordReset => {
    const { id, userId, seed, hash } = kept
    return { id, userId, seed, hash, isOpen: isOpen(kept) }
  }
  return {
    add: (tx) => (reset) =>
      done(() => {
        if (resets.of(tx).has(reset.id)) return false
        endAll(tx, reset.userId)
        resets.of(tx).set(reset.id, { ...reset, hasEnded: false, createdAt: clock.now() })
        return true
      }),
    agesMs: (tx) => (userId, withinMs) =>
      done(() =>
        [...resets.of(tx).values()]
          .filter((each) => each.userId === userId)
          .map(ageMs)
          .filter((age) => age < withinMs)
          .sort((a, b) => a - b),
      ),
    use: (tx) => (id) =>
      done(() => {
        const kept = resets.of(tx).get(id)
        if (kept === undefined || !isOpen(kept)) return false
        resets.of(tx).set(id, { ...kept, hasEnded: true })
        return true
      }),
    end: (tx) => (userId) => done(() => endAll(tx, userId)),
    byHash: (hash) =>
      done(() =>
        pipe(O.fromNullable([...resets.committed(memory).values()].find((each) => each.hash === hash)), O.map(toReset)),
      ),
    byId: (id) => done(() => pipe(O.fromNullable(resets.committed(memory).get(id)), O.map(toReset))),
  }
}
