import { E } from '../../../domain/kernel/fp.ts'
import type { Books } from '../../../ports/insight/books.ts'
import type { Alerts } from '../../../ports/kernel/alerts.ts'
import type { Telemetry } from '../telemetry.ts'

/** The same, each call for a person counted by its name. */
export const watchedAlerts = ({ meter }: Telemetry, { raise }: Alerts): Alerts => {
  const raised = meter.createCounter('vexa_alerts', { description: 'Calls for a person, by what for' })
  return {
    raise: (name, facts) => {
      const alert = raise(name, facts)
      return () => {
        raised.add(1, { alert: name })
        return alert()
      }
    },
  }
}

/** A check is believed until the next one is overdue, which another instance may make. */
const believedMs = 65 * 60_000

/** The same, and what the last check found is told for as long as it is news. */
export const watchedBooks = ({ meter }: Telemetry, { check }: Books, now: () => number = Date.now): Books => {
  let last = { at: Number.NEGATIVE_INFINITY, found: new Map<string, number>() }
  const broken = meter.createObservableGauge('vexa_invariant_violations', {
    description: 'Rows that break an invariant, as the last check of the books found them',
  })
  broken.addCallback((gauge) => {
    if (now() - last.at > believedMs) return
    for (const [invariant, rows] of last.found) gauge.observe(rows, { invariant })
  })
  return {
    check: async () => {
      const checked = await check()
      if (E.isRight(checked))
        last = { at: now(), found: new Map(checked.right.map(({ invariant, rows }) => [invariant, rows.length])) }
      return checked
    },
  }
}
