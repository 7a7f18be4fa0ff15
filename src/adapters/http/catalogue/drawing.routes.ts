import { drawWorkflow } from '../../../application/catalogue/draw-workflow.ts'
import { names } from '../kernel/caching.ts'
import { reply, route } from '../kernel/route.ts'
import { workflowDrawing } from './drawing.contract.ts'

/** As strict as the API's own policy, but for the picture's style sheet, for whom opens the picture by itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

const tagOf = (key: string): string => `"${key}"`

export const drawingRoutes = [
  route(workflowDrawing, drawWorkflow, {
    toInput: ({ params: { idOrSlug }, raw }) => ({
      idOrSlug,
      isKnown: (key) => names(raw.header('if-none-match'), tagOf(key)),
    }),
    toResponse: ({ key, svg }) => {
      const headers = { 'Content-Security-Policy': policy, ETag: tagOf(key) }
      return svg === null ? { unmodified: headers } : reply(svg, { headers })
    },
  }),
]
