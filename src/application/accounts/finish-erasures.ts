import { pipe, TE } from '../../domain/kernel/fp.ts'
import { PersonalData } from '../../ports/accounts/personal-data.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const dayMs = 24 * 60 * 60 * 1_000

/** Longer than anything that was under way when an account was erased, and than a day of jobs that did not run. */
export const lookedAfterMs = 2 * dayMs

/**
 * Takes away what came in for accounts while they were being erased, such as a notice of a payment that was taken in at
 * the same moment. Run as often as one likes; answers how many accounts were looked at.
 */
export const finishErasures = useCase(
  'FinishErasures',
  { personalData: PersonalData, transact: Transact },
  [],
  ({ personalData, transact }) =>
    (_: Readonly<Record<never, never>>) =>
      pipe(
        personalData.erasedWithin(lookedAfterMs),
        TE.tap(TE.traverseSeqArray((id) => transact((tx) => personalData.erase(tx)(id)))),
        TE.map((ids) => ids.length),
      ),
)
