import { compareVersions } from '../../../application/catalogue/compare-versions.ts'
import { reply, route } from '../kernel/route.ts'
import { workflowDiff } from './diff.contract.ts'

export const diffRoutes = [
  route(workflowDiff, compareVersions, {
    toInput: ({ params: { idOrSlug, version }, query: { from } }) => ({ idOrSlug, from, to: version }),
    toResponse: (diff) => reply(diff),
  }),
]
