import type { ListedAct } from '../../../domain/insight/listed-act.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { ActFilter, AuditTrail } from '../../../ports/insight/audit-trail.ts'
import type { Page, PageRequest } from '../../../ports/kernel/page.ts'
import type { Database } from '../kernel/database.ts'
import { newestBefore } from '../kernel/newest-first.ts'
import { read, type Statement, statement, timeOf } from '../kernel/sql.ts'

/** `place` is `at` to the microsecond, which a `Date` has no room for. */
type Selected = Omit<ListedAct, 'at'> & Readonly<{ at: string; place: string }>

const named = ['actor', 'action', 'subject'] as const

/** A statement for each set of names that is asked for, so that each finds the index that begins with one. */
const listing = (asked: ReadonlyArray<(typeof named)[number]>): Statement =>
  statement(
    ['acts_listed', ...asked].join('_'),
    `select id, at, at::text as place, actor, action, subject,
            facts || case when reason is null then '{}' else jsonb_build_object('reason', reason) end as facts
       from audit_log left join audit_reasons on act_id = id
      where (at, id) < ($1::timestamptz, $2::uuid)
        and at >= coalesce($4::timestamptz, '-infinity') and at < coalesce($5::timestamptz, 'infinity')
        ${asked.map((name, index) => `and ${name} = $${index + 6}`).join(' ')}
      order by at desc, id desc limit $3`,
  )

const pageOf = (found: ReadonlyArray<Selected>, { limit }: PageRequest): Page<ListedAct> => {
  const kept = found.slice(0, limit)
  const last = kept.at(-1)
  return {
    items: kept.map(({ place: _, ...act }) => ({ ...act, at: timeOf(act.at) })),
    next: found.length > limit && last !== undefined ? [last.place, last.id] : null,
  }
}

const valuesOf = ({ from, to, ...names }: ActFilter) => {
  const asked = named.filter((name) => names[name] !== null)
  return { asked, values: [from, to, ...asked.map((name) => names[name])] }
}

export const postgresAuditTrail = (db: Database): AuditTrail => ({
  list: (filter, page) => {
    const { asked, values } = valuesOf(filter)
    return pipe(
      read(db)<Selected>(listing(asked), [...newestBefore(page, filter.to), ...values]),
      TE.map((rows) => pageOf(rows, page)),
    )
  },
})
