import type { Period } from '../../domain/insight/period.ts'
import type { Calendar, ShopFacts } from '../../domain/insight/stats.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/**
 * What the shop's tables and books know of a period by the intervals of a calendar, seen at one moment. Sales count when
 * they were paid, entries of the ledger when they were booked, checkouts when they were made.
 */
export type Statistics = Readonly<{
  of: (period: Period, calendar: Calendar) => TE.TaskEither<Unavailable, ShopFacts>
}>
export const Statistics = port<Statistics>('Statistics')
