import { defineEntity, p } from '@mikro-orm/postgresql'
import type { DownloadLink } from '../../../domain/delivery/download-link.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { DownloadLinks } from '../../../ports/delivery/download-links.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const DownloadLinkRow = defineEntity({
  name: 'DownloadLinkRow',
  tableName: 'download_links',
  properties: {
    id: p.uuid().primary(),
    tokenHash: p.text().unique(),
    entitlementId: p.uuid(),
    versionId: p.uuid(),
    usesLeft: p.integer(),
    createdAt: p.datetime().defaultRaw('app_now()'),
    expiresAt: p.datetime(),
  },
})

const add = `
  insert into download_links (id, token_hash, entitlement_id, version_id, uses_left, expires_at)
  values ($1, $2, $3, $4, $5, app_now() + $6::bigint * interval '1 ms')
  returning expires_at`

const find = statement(
  'download_link',
  `select l.id, l.entitlement_id, l.version_id, e.user_id, e.workflow_id, l.uses_left, l.expires_at <= app_now() as is_over
     from download_links l join entitlements e on e.id = l.entitlement_id
    where l.token_hash = $1`,
)

const use = `
  update download_links set uses_left = uses_left - 1
   where id = $1 and uses_left > 0 and expires_at > app_now()`

type Selected = Readonly<{
  id: string
  entitlement_id: string
  version_id: string
  user_id: string
  workflow_id: string
  uses_left: number
  is_over: boolean
}>

const toLink = (row: Selected): DownloadLink => ({
  id: row.id,
  entitlementId: row.entitlement_id,
  versionId: row.version_id,
  userId: row.user_id,
  workflowId: row.workflow_id,
  usesLeft: row.uses_left,
  isOver: row.is_over,
})

export const postgresDownloadLinks = (db: Database): DownloadLinks => ({
  add:
    (tx) =>
    ({ id, tokenHash, entitlementId, versionId, uses, lifetimeMs }) =>
      inside(tx, async () => {
        const values = [id, tokenHash, entitlementId, versionId, uses, lifetimeMs]
        const [row] = (await execute<Readonly<{ expires_at: string }>>(tx, add, values)).rows
        if (row === undefined) throw new Error('a link was not kept')
        return { expiresAt: timeOf(row.expires_at) }
      }),
  find: (tokenHash) =>
    pipe(
      read(db)<Selected>(find, [tokenHash]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toLink))),
    ),
  use: (tx) => (id) => inside(tx, async () => (await execute(tx, use, [id])).changed === 1),
})
