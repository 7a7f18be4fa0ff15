import { getWorkflow } from '../../../application/catalogue/get-workflow.ts'
import { getWorkflowPreview } from '../../../application/catalogue/get-workflow-preview.ts'
import { getWorkflowReport } from '../../../application/catalogue/get-workflow-report.ts'
import { getWorkflowVersions } from '../../../application/catalogue/get-workflow-versions.ts'
import { listCategories } from '../../../application/catalogue/list-categories.ts'
import { listWorkflows } from '../../../application/catalogue/list-workflows.ts'
import type { Buyer, Visitor } from '../../../application/kernel/caller.ts'
import { reply, route } from '../kernel/route.ts'
import { etagOf } from './revision.ts'
import * as contract from './workflows.contract.ts'

const userIdOf = (caller: Visitor | Buyer): string | null => ('userId' in caller ? caller.userId : null)

export const workflowsRoutes = [
  route(contract.listWorkflows, listWorkflows, {
    toInput: ({ query: { facets, limit: _, cursor: __, ...search }, page }) => ({
      search,
      facets: facets === true,
      page,
    }),
    toResponse: ({ facets, ...page }) => reply({ ...page, ...(facets === null ? {} : { facets }) }),
  }),
  route(contract.workflowDetail, getWorkflow, {
    toInput: ({ params: { idOrSlug } }, caller) => ({ idOrSlug, userId: userIdOf(caller) }),
    toResponse: (detail) =>
      detail.owned === undefined ? reply(detail, { headers: { ETag: etagOf(detail) } }) : reply(detail),
  }),
  route(contract.workflowPreview, getWorkflowPreview, {
    toInput: ({ params }) => params,
    toResponse: (graph) => reply(graph),
  }),
  route(contract.workflowReport, getWorkflowReport, {
    toInput: ({ params }) => params,
    toResponse: (report) => reply(report),
  }),
  route(contract.workflowVersions, getWorkflowVersions, {
    toInput: ({ params: { idOrSlug }, page }) => ({ idOrSlug, page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.listCategories, listCategories, {
    toInput: ({ page }) => ({ page }),
    toResponse: (page) => reply(page),
  }),
]
