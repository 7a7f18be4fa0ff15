import type { Invitation, NewInvitation } from '../../../domain/accounts/invitation.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Invitations } from '../../../ports/accounts/invitations.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

type Kept = NewInvitation & Readonly<{ hasEnded: boolean; createdAt: Date }>

export const invitations = shelf<Kept>('invitations')

const endAll = (tx: Tx, adminId: string): void => {
  for (const kept of [...invitations.of(tx).values()].filter((each) => each.adminId === adminId))
    invitations.of(tx).set(kept.id, { ...kept, hasEnded: true })
}

export const memoryInvitations = (memory: Memory, clock: Clock): Invitations => {
  const ageMs = ({ createdAt }: Kept): number => clock.now().getTime() - createdAt.getTime()
  const isOpen = (kept: Kept): boolean => !kept.hasEnded && ageMs(kept) < kept.lifetimeMs
  const toInvitation = (kept: Kept): Invitation => {
    const { id, adminId, seed, hash } = kept
    return { id, adminId, seed, hash, isOpen: isOpen(kept) }
  }
  return {
    add: (tx) => (invitation) =>
      done(() => {
        endAll(tx, invitation.adminId)
        invitations.of(tx).set(invitation.id, { ...invitation, hasEnded: false, createdAt: clock.now() })
      }),
    use: (tx) => (id) =>
      done(() => {
        const kept = invitations.of(tx).get(id)
        if (kept === undefined || !isOpen(kept)) return false
        invitations.of(tx).set(id, { ...kept, hasEnded: true })
        return true
      }),
    end: (tx) => (adminId) => done(() => endAll(tx, adminId)),
    byHash: (hash) =>
      done(() =>
        pipe(
          O.fromNullable([...invitations.committed(memory).values()].find((each) => each.hash === hash)),
          O.map(toInvitation),
        ),
      ),
    byId: (id) => done(() => pipe(O.fromNullable(invitations.committed(memory).get(id)), O.map(toInvitation))),
  }
}
