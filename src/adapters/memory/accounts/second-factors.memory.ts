import type { SecondFactor, Step } from '../../../domain/accounts/second-factor.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { SecondFactors } from '../../../ports/accounts/second-factors.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

/** `lastStep` null while it is being set up; `codes` are the recovery codes that are left. */
type Kept = Readonly<{ adminId: string; sealed: string; lastStep: Step | null; codes: ReadonlyArray<string> }>

export const secondFactors = shelf<Kept>('second_factors')

const toSecondFactor = ({ adminId, sealed, lastStep }: Kept): SecondFactor => ({
  adminId,
  sealed,
  isOn: lastStep !== null,
})

export const memorySecondFactors = (memory: Memory): SecondFactors => ({
  find: (adminId) =>
    done(() => pipe(O.fromNullable(secondFactors.committed(memory).get(adminId)), O.map(toSecondFactor))),
  begin: (tx) => (adminId, sealed) =>
    done(() => {
      const kept = secondFactors.of(tx).get(adminId)
      if (kept !== undefined && kept.lastStep !== null) return false
      secondFactors.of(tx).set(adminId, { adminId, sealed, lastStep: null, codes: [] })
      return true
    }),
  turnOn: (tx) => (adminId, sealed, lastStep, codes) =>
    done(() => {
      const kept = secondFactors.of(tx).get(adminId)
      if (kept?.sealed !== sealed || kept.lastStep !== null) return false
      secondFactors.of(tx).set(adminId, { ...kept, lastStep, codes })
      return true
    }),
  takeStep: (tx) => (adminId, step) =>
    done(() => {
      const kept = secondFactors.of(tx).get(adminId)
      if (kept === undefined || kept.lastStep === null || kept.lastStep >= step) return false
      secondFactors.of(tx).set(adminId, { ...kept, lastStep: step })
      return true
    }),
  takeRecoveryCode: (tx) => (adminId, hash) =>
    done(() => {
      const kept = secondFactors.of(tx).get(adminId)
      if (!kept?.codes.includes(hash)) return false
      secondFactors.of(tx).set(adminId, { ...kept, codes: kept.codes.filter((each) => each !== hash) })
      return true
    }),
  remove: (tx) => (adminId) => done(() => secondFactors.of(tx).delete(adminId)),
  all: () => done(() => [...secondFactors.committed(memory).values()].map(toSecondFactor)),
  reseal: (tx) => (adminId, before, after) =>
    done(() => {
      const kept = secondFactors.of(tx).get(adminId)
      if (kept?.sealed === before) secondFactors.of(tx).set(adminId, { ...kept, sealed: after })
    }),
})
