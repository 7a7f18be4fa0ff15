import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { Wishes } from '../../ports/wishes/wishes.ts'
import { useCase } from '../kernel/use-case.ts'

/** Keeps what a buyer wishes for. */
export const makeWish = useCase(
  'MakeWish',
  { wishes: Wishes, transact: Transact, clock: Clock, ids: Ids },
  [],
  ({ wishes, transact, clock, ids }) =>
    ({ userId, text }: Readonly<{ userId: string; text: string }>) => {
      const wish = { id: ids.next(), userId, text, createdAt: clock.now() }
      return pipe(
        transact((tx) => wishes.add(tx)(wish)),
        TE.map(() => wish),
      )
    },
)
