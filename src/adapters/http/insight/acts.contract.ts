import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { json } from '../kernel/codec/opaque.ts'
import { instant, queryText, uuid } from '../kernel/codec/values.ts'
import { list } from '../kernel/contract.ts'

const longestName = 200
const name = queryText(longestName)

const listedAct = members({
  id: uuid,
  at: instant,
  actor: t.string,
  action: t.string,
  subject: t.string,
  facts: json,
})

export const adminAuditLog = list({
  id: 'adminAuditLog',
  method: 'get',
  path: '/api/admin/audit-log',
  summary: 'What operators did, and what was done about money, the last first; `from` is included and `to` is not',
  tag: 'Operators',
  access: 'owner',
  filters: { actor: name, action: name, subject: name, from: instant, to: instant },
  item: listedAct,
})
