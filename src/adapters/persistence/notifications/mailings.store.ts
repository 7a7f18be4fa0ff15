import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Addressee, Audience, Mailing } from '../../../domain/notifications/mailing.ts'
import type { Mailings } from '../../../ports/notifications/mailings.ts'
import type { Database } from '../kernel/database.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { execute, read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const MailingRow = defineEntity({
  name: 'MailingRow',
  tableName: 'mailings',
  properties: {
    id: p.uuid().primary(),
    kind: p.text(),
    cause: p.uuid(),
    audience: p.text().$type<Audience>(),
    workflowId: p.uuid(),
    versionId: p.uuid(),
    toldAt: p.datetime(),
    facts: p.json().$type<Readonly<Record<string, unknown>>>(),
    afterEntitlementId: p.uuid().nullable(),
    finishedAt: p.datetime().nullable(),
  },
})

type Selected = Readonly<{
  id: string
  kind: string
  cause: string
  audience: Audience
  workflow_id: string
  version_id: string
  told_at: string
  facts: Readonly<Record<string, unknown>>
  after_entitlement_id: string | null
  finished_at: string | null
}>

const select = `
  select id, kind, cause, audience, workflow_id, version_id, told_at, facts, after_entitlement_id, finished_at
    from mailings`
const lock = `${select} where id = $1 for update`
const found = statement('mailing_of', `${select} where kind = $1 and cause = $2`)

const concerned = (more = ''): string => `
  select e.id as "entitlementId", e.user_id as "userId" from entitlements e
   where e.workflow_id = $1 and e.id > $2 and e.granted_at <= $3 and e.status = 'active' ${more}
   order by e.id limit $4`

const owners = concerned()
const holders = concerned('and exists (select from downloads d where d.entitlement_id = e.id and d.version_id = $5)')

const beforeAll = '00000000-0000-0000-0000-000000000000'

const toMailing = ({ id, kind, cause, audience, facts, ...row }: Selected): Mailing => ({
  id,
  kind,
  cause,
  audience,
  workflowId: row.workflow_id,
  versionId: row.version_id,
  toldAt: timeOf(row.told_at),
  facts,
  after: row.after_entitlement_id,
  finishedAt: timeOrNull(row.finished_at),
})

const toRow = ({ after, ...same }: Mailing) => ({ ...same, afterEntitlementId: after })

const first = (rows: ReadonlyArray<Selected>): O.Option<Mailing> => pipe(O.fromNullable(rows[0]), O.map(toMailing))

export const postgresMailings = (db: Database): Mailings => ({
  begin: (tx) => (mailing) => inside(tx, (em) => insertUnlessTaken(em, MailingRow, toRow(mailing), ['cause', 'kind'])),
  lock: (tx) => (id) => inside(tx, async () => first((await execute<Selected>(tx, lock, [id])).rows)),
  goOn: (tx) => (mailing) =>
    inside(tx, async (em) => {
      const { id, afterEntitlementId, finishedAt } = toRow(mailing)
      await em.nativeUpdate(MailingRow, { id }, { afterEntitlementId, finishedAt })
    }),
  addressees:
    (tx) =>
    ({ audience, workflowId, after, toldAt, versionId }, most) =>
      inside(tx, async () => {
        const values = [workflowId, after ?? beforeAll, toldAt, most]
        const { rows } = await (audience === 'owners'
          ? execute<Addressee>(tx, owners, values)
          : execute<Addressee>(tx, holders, [...values, versionId]))
        return rows
      }),
  find: (kind, cause) => pipe(read(db)<Selected>(found, [kind, cause]), TE.map(first)),
})
