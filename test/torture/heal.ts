import { setTimeout as pause } from 'node:timers/promises'
import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import type { Town } from './town.ts'

const patienceMs = 150_000

const later = `insert into app_clock (shift) values (interval '3 minutes')
  on conflict (only_row) do update set shift = app_clock.shift + excluded.shift`

/** What waits, is being done or is to be tried again; what a schedule has set for later is no work. */
const undone = `
  select name, state::text, count(*)::int as n from pgboss.job
   where state in ('created', 'retry', 'active') and data->>'_tag' is not null group by name, state order by name`

/** Tried again at once: nobody waits for a backoff of minutes here. */
const soon = `update pgboss.job set start_after = now() where state = 'retry'`

/**
 * Everything works again: no fault, no kill. Waits until the queue is empty and what is open was asked about, as the
 * sweeper does by the clock; what is left undone after that is stuck.
 */
export const heal = async (town: Town): Promise<ReadonlyArray<string>> => {
  await town.sandbox('DELETE', '/faults')
  await town.sql(later)
  const begun = Date.now()
  for (;;) {
    await town.shop.resolve(sweepCheckouts.port)({})()
    await town.shop.resolve(sweepOutgoing.port)({})()
    await town.sql(soon)
    const left = await town.sql(undone)
    const unpaid = await unsettled(town)
    if (left.length === 0 && unpaid.length === 0) return []
    if (Date.now() - begun > patienceMs)
      return [...left.map(({ name, state, n }) => `${n} jobs of ${name} are ${state}`), ...unpaid]
    await town.sql(later)
    await pause(500)
  }
}

type Listed = Readonly<{ reference: string; status: string }>

/** What was paid and is neither sold nor in front of a person. */
export const unsettled = async (town: Town): Promise<ReadonlyArray<string>> => {
  const { json } = await town.sandbox('GET', '/transactions')
  const paid = (json.items as ReadonlyArray<Listed>).filter(({ status }) =>
    /^(success|reversed|reversal-pending)$/.test(status),
  )
  const rows = await town.sql('select reference, status from checkouts')
  const known = new Map(rows.map(({ reference, status }) => [String(reference), String(status)]))
  const settled = new Set(['paid', 'review', 'refunded', 'dismissed'])
  return paid
    .filter(({ reference }) => !settled.has(known.get(reference) ?? ''))
    .map(({ reference }) => `${reference} was paid and is ${known.get(reference) ?? 'unknown'}`)
}
