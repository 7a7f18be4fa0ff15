import { addressKnownForMs } from '../../../domain/accounts/known-address.ts'
import type { KnownAddresses } from '../../../ports/accounts/known-addresses.ts'
import type { SessionOwner } from '../../../ports/accounts/sessions.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

type Kept = SessionOwner & Readonly<{ seenAt: Date }>

export const knownAddresses = shelf<Kept>('known_addresses')

export const memoryKnownAddresses = (memory: Memory, clock: Clock): KnownAddresses => {
  const isKnown = (kept: Kept | undefined): boolean =>
    kept !== undefined && clock.now().getTime() - kept.seenAt.getTime() < addressKnownForMs
  return {
    keep: (tx) => (owner, hash) =>
      done(() => {
        for (const [key, kept] of [...knownAddresses.of(tx)])
          if (kept.ownerId === owner.ownerId && !isKnown(kept)) knownAddresses.of(tx).delete(key)
        knownAddresses.of(tx).set(hash, { ...owner, seenAt: clock.now() })
      }),
    has: (hash) => done(() => isKnown(knownAddresses.committed(memory).get(hash))),
  }
}
