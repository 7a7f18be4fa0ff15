import { archiveWorkflow } from '../../../application/catalogue/archive-workflow.ts'
import { getOperatorWorkflow } from '../../../application/catalogue/get-operator-workflow.ts'
import { getWorkflowSource } from '../../../application/catalogue/get-workflow-source.ts'
import { listOperatorWorkflows } from '../../../application/catalogue/list-operator-workflows.ts'
import { publishDraft } from '../../../application/catalogue/publish-draft.ts'
import { releaseVersion } from '../../../application/catalogue/release-version.ts'
import { removeWorkflow } from '../../../application/catalogue/remove-workflow.ts'
import { takeDownWorkflow } from '../../../application/catalogue/take-down-workflow.ts'
import { unlistWorkflow } from '../../../application/catalogue/unlist-workflow.ts'
import { updateWorkflow } from '../../../application/catalogue/update-workflow.ts'
import { yankVersion } from '../../../application/catalogue/yank-version.ts'
import type { Operator } from '../../../application/kernel/caller.ts'
import type { OperatorDetail } from '../../../domain/catalogue/workflow-views.ts'
import type { SourceFile } from '../../../ports/catalogue/operator-reads.ts'
import { type RawParts, type Reply, reply, route } from '../kernel/route.ts'
import * as contract from './admin-workflows.contract.ts'
import { listingOf } from './listing-of.ts'
import { etagOf, expectedBy } from './revision.ts'

type Addressed = Readonly<{ params: Readonly<{ id: string }>; raw: RawParts }>

const step = ({ params: { id }, raw }: Addressed, operator: Operator) => ({ id, expected: expectedBy(raw), operator })

const shown = (detail: OperatorDetail): Reply<OperatorDetail> => reply(detail, { headers: { ETag: etagOf(detail) } })

/** RFC 9530: the digest of the bytes, in base64. */
const digestOf = (sha256: string): string => `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`

const sourceHeaders = ({ slug, version, sha256 }: SourceFile) => ({
  'Content-Disposition': `attachment; filename="${slug}-${version}.json"`,
  'Repr-Digest': digestOf(sha256),
})

export const adminWorkflowsRoutes = [
  route(contract.adminWorkflows, listOperatorWorkflows, {
    toInput: ({ query: { q = null, status = null }, page }) => ({ q, status, page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.adminWorkflow, getOperatorWorkflow, { toInput: ({ params }) => params, toResponse: shown }),
  route(contract.changeWorkflow, updateWorkflow, {
    toInput: (request, operator) => {
      const { override = null, ...changes } = request.body
      return { ...step(request, operator), changes, override }
    },
    toResponse: shown,
  }),
  route(contract.replaceWorkflow, updateWorkflow, {
    toInput: (request, operator) => ({
      ...step(request, operator),
      changes: listingOf(request.body),
      override: null,
    }),
    toResponse: shown,
  }),
  route(contract.deleteWorkflow, removeWorkflow, {
    toInput: step,
    toResponse: (outcome) =>
      outcome === 'gone' ? reply(undefined, { status: 204 }) : reply({ archived: true }, { status: 200 }),
  }),
  route(contract.publishWorkflow, publishDraft, { toInput: step, toResponse: shown }),
  route(contract.unlistWorkflow, unlistWorkflow, { toInput: step, toResponse: shown }),
  route(contract.archiveWorkflow, archiveWorkflow, { toInput: step, toResponse: shown }),
  route(contract.removeWorkflow, takeDownWorkflow, {
    toInput: (request, operator) => ({ ...step(request, operator), reason: request.body.reason }),
    toResponse: shown,
  }),
  route(contract.releaseVersion, releaseVersion, {
    toInput: (request, operator) => ({ ...step(request, operator), version: request.params.version }),
    toResponse: (version) => reply(version),
  }),
  route(contract.yankVersion, yankVersion, {
    toInput: (request, operator) => ({
      ...step(request, operator),
      version: request.params.version,
      reason: request.body.reason,
    }),
    toResponse: (version) => reply(version),
  }),
  route(contract.workflowSource, getWorkflowSource, {
    toInput: ({ params }) => params,
    toResponse: (file) => reply(file.bytes, { headers: sourceHeaders(file) }),
  }),
]
