import type { Interval } from '../../domain/insight/interval.ts'
import { period } from '../../domain/insight/period.ts'
import { statsOf } from '../../domain/insight/stats.ts'
import type { TimeZone } from '../../domain/insight/time-zone.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import { Statistics } from '../../ports/insight/statistics.ts'
import { useCase } from '../kernel/use-case.ts'

/** `from` counts, `to` no more; null stands for all time. */
type Input = Readonly<{ from: Date | null; to: Date | null; zone: TimeZone; interval: Interval }>

/** How the shop does: what it has, what it earned by currency and interval, what sells best, how many checkouts are paid. */
export const getStats = useCase(
  'GetStats',
  { statistics: Statistics },
  [invalid],
  ({ statistics }) =>
    ({ from, to, zone, interval }: Input) =>
      pipe(
        TE.fromEither(period(from, to)),
        TE.flatMap((asked) => statistics.of(asked, { zone, interval })),
        TE.map(statsOf),
      ),
)
