import { addVersion } from '../../../application/catalogue/add-version.ts'
import { analyzeWorkflow } from '../../../application/catalogue/analyze-workflow.ts'
import { publishWorkflow } from '../../../application/catalogue/publish-workflow.ts'
import { firstVersion } from '../../../domain/catalogue/version-number.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './admin-workflows.contract.ts'
import { listingOf } from './listing-of.ts'
import { expectedBy } from './revision.ts'
import { uploaded } from './uploaded.ts'

export const uploadsRoutes = [
  route(contract.analyzeWorkflow, analyzeWorkflow, {
    toInput: ({ body, raw }) => uploaded(body, raw),
    toResponse: (analysis) => reply(analysis),
  }),
  route(contract.uploadWorkflow, publishWorkflow, {
    toInput: ({ body, raw }, operator) => ({
      operator,
      listing: listingOf(body),
      version: body.version ?? firstVersion,
      changelog: body.changelog ?? '',
      upload: uploaded(body, raw),
      override: body.override ?? null,
      publish: body.publish ?? false,
    }),
    toResponse: (made) => reply(made),
  }),
  route(contract.addVersion, addVersion, {
    toInput: ({ params: { id }, body, raw }, operator) => ({
      id,
      operator,
      expected: expectedBy(raw),
      version: body.version,
      changelog: body.changelog,
      upload: uploaded(body, raw),
      release: body.release ?? false,
    }),
    toResponse: (version) => reply(version),
  }),
]
