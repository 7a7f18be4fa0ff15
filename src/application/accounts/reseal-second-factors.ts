import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { OneTimeCodes } from '../../ports/accounts/one-time-codes.ts'
import { SecondFactors } from '../../ports/accounts/second-factors.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** Encrypts every second factor with the newest key, so that the one before can be dropped. Run when a shop opens. */
export const resealSecondFactors = useCase(
  'ResealSecondFactors',
  { factors: SecondFactors, codes: OneTimeCodes, transact: Transact },
  [],
  ({ factors, codes, transact }) =>
    () =>
      pipe(
        factors.all(),
        TE.flatMap(
          TE.traverseSeqArray(({ adminId, sealed }) =>
            pipe(
              codes.reseal(sealed),
              O.match(
                () => TE.right(undefined),
                (anew) => transact((tx) => factors.reseal(tx)(adminId, sealed, anew)),
              ),
            ),
          ),
        ),
        TE.map(() => undefined),
      ),
)
