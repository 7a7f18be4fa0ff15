import * as t from 'io-ts'
import { analysisRules } from '../../../domain/catalogue/rules/all-rules.ts'
import { workflowStatuses } from '../../../domain/catalogue/workflow.ts'
import { members } from '../kernel/codec/members.ts'
import { bytes, json } from '../kernel/codec/opaque.ts'
import { bool, instant, listOf, queryText, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'
import { byId, byIdAndVersion } from './address.contract.ts'
import { archivedOrGone } from './archived-or-gone.ts'
import { cardMembers } from './card.contract.ts'
import { changelog, licence, needed, reason, versionNumber, voluntary } from './listing.contract.ts'
import { report, requirements } from './report.contract.ts'
import { version } from './workflows.contract.ts'

const tag = 'Workflows of the shop'
const status = word(...workflowStatuses)

/** Rules by their ids; secrets are no findings of a rule, and never overridden. */
const override = members({ rules: listOf(word(...analysisRules.map(({ id }) => id)), 100), reason })

const shown = { ...cardMembers, status, createdAt: instant, updatedAt: instant }

const detail = members({
  ...shown,
  description: t.string,
  licence,
  rightsHeld: bool,
  overriddenRules: listOf(t.string, 10_000),
  version: t.string,
  requirements,
  report,
  versions: listOf(version, 100_000),
})

export const uploadWorkflow = contract({
  id: 'uploadWorkflow',
  method: 'post',
  path: '/api/admin/workflows',
  summary: 'Upload a workflow as n8n exports it, and publish it at once if asked to',
  tag,
  access: 'manager',
  size: 'workflow',
  multipart: true,
  idempotent: true,
  body: members(
    { ...needed, document: json },
    { ...voluntary, changelog, version: versionNumber, publish: bool, override },
  ),
  response: members({ workflowId: uuid, slug: t.string, status, version: t.string, report }),
  success: [201],
})

export const analyzeWorkflow = contract({
  id: 'analyzeWorkflow',
  method: 'post',
  path: '/api/admin/workflows/analyze',
  summary: 'What an upload would come to; nothing is kept',
  tag,
  access: 'manager',
  size: 'workflow',
  multipart: true,
  body: members({ document: json }),
  response: members({ report, requirements, cleaned: json }),
})

export const adminWorkflows = list({
  id: 'adminWorkflows',
  method: 'get',
  path: '/api/admin/workflows',
  summary: 'Workflows in every state, the newest upload first',
  tag,
  access: 'analyst',
  filters: { q: queryText(200), status },
  item: members(shown),
})

export const adminWorkflow = contract({
  id: 'adminWorkflow',
  method: 'get',
  path: '/api/admin/workflows/:id',
  summary: 'Everything about a workflow',
  tag,
  access: 'analyst',
  params: byId,
  response: detail,
})

export const changeWorkflow = contract({
  id: 'changeWorkflow',
  method: 'patch',
  path: '/api/admin/workflows/:id',
  summary: 'Change some of what is said of a workflow',
  tag,
  access: 'manager',
  params: byId,
  body: members({}, { ...needed, ...voluntary, override }),
  response: detail,
})

export const replaceWorkflow = contract({
  id: 'replaceWorkflow',
  method: 'put',
  path: '/api/admin/workflows/:id',
  summary: 'Say everything about a workflow anew',
  tag,
  access: 'manager',
  params: byId,
  body: members(needed, voluntary),
  response: detail,
})

export const deleteWorkflow = contract({
  id: 'deleteWorkflow',
  method: 'delete',
  path: '/api/admin/workflows/:id',
  summary: 'Delete a workflow; one that somebody owns or is buying is archived instead',
  tag,
  access: 'manager',
  params: byId,
  response: archivedOrGone,
  success: [204, 200],
})

const step = {
  method: 'post',
  tag,
  access: 'manager',
  params: byId,
  response: detail,
} as const

export const publishWorkflow = contract({
  ...step,
  id: 'publishWorkflow',
  path: '/api/admin/workflows/:id/publish',
  summary: 'Put a workflow into the lists',
})

export const unlistWorkflow = contract({
  ...step,
  id: 'unlistWorkflow',
  path: '/api/admin/workflows/:id/unlist',
  summary: 'Take a workflow out of the lists; its address goes on',
})

export const archiveWorkflow = contract({
  ...step,
  id: 'archiveWorkflow',
  path: '/api/admin/workflows/:id/archive',
  summary: 'Take a workflow off sale; its owners keep it',
})

export const removeWorkflow = contract({
  ...step,
  id: 'removeWorkflow',
  path: '/api/admin/workflows/:id/remove',
  summary: 'Remove a workflow for good, from its owners, too',
  body: members({ reason }),
})

export const addVersion = contract({
  id: 'addVersion',
  method: 'post',
  path: '/api/admin/workflows/:id/versions',
  summary: 'Upload a further version, and release it at once if asked to',
  tag,
  access: 'manager',
  size: 'workflow',
  multipart: true,
  idempotent: true,
  params: byId,
  body: members({ version: versionNumber, changelog, document: json }, { release: bool }),
  response: version,
  success: [201],
})

const versionStep = { method: 'post', tag, access: 'manager', params: byIdAndVersion, response: version } as const

export const releaseVersion = contract({
  ...versionStep,
  id: 'releaseVersion',
  path: '/api/admin/workflows/:id/versions/:version/release',
  summary: "Put a version into buyers' hands",
})

export const yankVersion = contract({
  ...versionStep,
  id: 'yankVersion',
  path: '/api/admin/workflows/:id/versions/:version/yank',
  summary: 'Keep a version from new buyers',
  body: members({ reason }),
})

export const workflowSource = contract({
  id: 'workflowSource',
  method: 'get',
  path: '/api/admin/workflows/:id/versions/:version/source',
  summary: 'The bytes of a version as they were uploaded',
  tag,
  access: 'manager',
  params: byIdAndVersion,
  response: bytes,
  media: 'file',
})
