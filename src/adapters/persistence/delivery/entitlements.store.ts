import { defineEntity, p } from '@mikro-orm/postgresql'
import {
  type Entitlement,
  type EntitlementStatus,
  type Source,
  type SourceKind,
  type SourceStatus,
  statusOf,
} from '../../../domain/delivery/entitlement.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Entitlements } from '../../../ports/delivery/entitlements.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const EntitlementRow = defineEntity({
  name: 'EntitlementRow',
  tableName: 'entitlements',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    workflowId: p.uuid(),
    status: p.text().$type<EntitlementStatus>(),
    grantedAt: p.datetime(),
    revision: p.integer().default(1),
  },
})

export const EntitlementSourceRow = defineEntity({
  name: 'EntitlementSourceRow',
  tableName: 'entitlement_sources',
  properties: {
    id: p.uuid().primary(),
    entitlementId: p.uuid(),
    kind: p.text().$type<SourceKind>(),
    originId: p.uuid(),
    status: p.text().$type<SourceStatus>(),
    createdAt: p.datetime(),
  },
})

type Selected = Readonly<{
  id: string
  user_id: string
  workflow_id: string
  granted_at: string
  source_id: string | null
  kind: SourceKind
  origin_id: string
  source_status: SourceStatus
  created_at: string
}>

type SelectedSource = Selected & Readonly<{ source_id: string }>

const select = `
  select e.id, e.user_id, e.workflow_id, e.granted_at,
         s.id as source_id, s.kind, s.origin_id, s.status as source_status, s.created_at
    from entitlements e left join entitlement_sources s on s.entitlement_id = e.id
   where e.user_id = $1 and e.workflow_id = $2
   order by s.created_at, s.id`

const found = statement('entitlement_of', select)

const hasSource = (row: Selected): row is SelectedSource => row.source_id !== null

const toSource = (row: SelectedSource): Source => ({
  id: row.source_id,
  kind: row.kind,
  originId: row.origin_id,
  status: row.source_status,
  createdAt: timeOf(row.created_at),
})

const toEntitlement = (rows: ReadonlyArray<Selected>): O.Option<Entitlement> =>
  pipe(
    O.fromNullable(rows[0]),
    O.map(({ id, user_id, workflow_id, granted_at }) => ({
      id,
      userId: user_id,
      workflowId: workflow_id,
      grantedAt: timeOf(granted_at),
      sources: rows.filter(hasSource).map(toSource),
    })),
  )

export const postgresEntitlements = (db: Database): Entitlements => ({
  lock: (tx) => (userId, workflowId) =>
    inside(tx, async () => {
      await execute(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${userId} ${workflowId}`])
      return toEntitlement((await execute<Selected>(tx, select, [userId, workflowId])).rows)
    }),
  save: (tx) => (entitlement) =>
    inside(tx, async (em) => {
      const { id, userId, workflowId, grantedAt, sources } = entitlement
      await em.upsert(
        EntitlementRow,
        { id, userId, workflowId, grantedAt, status: statusOf(entitlement) },
        { onConflictFields: ['id'] },
      )
      if (sources.length === 0) return
      await em.upsertMany(
        EntitlementSourceRow,
        sources.map((source) => ({ ...source, entitlementId: id })),
        { onConflictFields: ['id'] },
      )
    }),
  find: (userId, workflowId) => pipe(read(db)<Selected>(found, [userId, workflowId]), TE.map(toEntitlement)),
})
