import { setTimeout as pause } from 'node:timers/promises'
import { sendMails } from '../../src/application/notifications/send-mails.ts'
import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import { beginReconciliation } from '../../src/application/sales/reconciling/begin-reconciliation.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import { AuditLog } from '../../src/ports/kernel/audit-log.ts'
import { Events } from '../../src/ports/kernel/events.ts'
import { Ids } from '../../src/ports/kernel/ids.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { Reconciliations } from '../../src/ports/sales/reconciliations.ts'
import { succeed } from '../contract/both.ts'
import type { Town } from './town.ts'

const patienceMs = 150_000

const later = `insert into app_clock (shift) values (interval '3 minutes')
  on conflict (only_row) do update set shift = app_clock.shift + excluded.shift`

/** What waits, is being done or is to be tried again; what a schedule has set for later is no work. */
const undone = `
  select name, state::text, count(*)::int as n from pgboss.job
   where state in ('created', 'retry', 'active') and data->>'_tag' is not null group by name, state
  union all
  select 'mail ' || kind, state, count(*)::int from mails where ended_at is null group by kind, state
   order by name`

/** Tried again at once: nobody waits for a backoff of minutes here. */
const soon = `update pgboss.job set start_after = now() where state = 'retry'`

/**
 * Waits until nothing is left to do and what was paid is settled: by the schedules' own use cases, the workers and clocks
 * that are moved. Nothing is told a second time here. What is left after that is stuck.
 */
const settle = async (town: Town): Promise<ReadonlyArray<string>> => {
  const begun = Date.now()
  for (;;) {
    await town.shop.resolve(sweepCheckouts.port)({})()
    await town.shop.resolve(sweepOutgoing.port)({})()
    await town.shop.resolve(sendMails.port)({})()
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

/** Begins the nightly comparison with Paystack's lists as on the next day, for Paystack's time runs ahead here. */
const nextNight = async ({ shop: { resolve } }: Town): Promise<void> => {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000)
  const begin = beginReconciliation.make({
    reconciliations: resolve(Reconciliations),
    events: resolve(Events),
    auditLog: resolve(AuditLog),
    transact: resolve(Transact),
    ids: resolve(Ids),
    clock: { now: () => tomorrow },
  })
  await succeed(begin({ operator: null }))
}

/** Everything works again: no fault, no kill. Then Paystack's last notices come, and its books are compared with ours. */
export const heal = async (town: Town): Promise<ReadonlyArray<string>> => {
  await town.allUp()
  await town.sandbox('DELETE', '/faults')
  await town.sandbox('PUT', '/clock', { advanceMs: 3 * 3_600_000 })
  const before = await settle(town)
  await nextNight(town)
  return [...before, ...(await settle(town))]
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
