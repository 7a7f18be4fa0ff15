import { drawWorkflow } from '../../../application/catalogue/draw-workflow.ts'
import { reply, route } from '../kernel/route.ts'
import { workflowDrawing } from './drawing.contract.ts'

/** As strict as the API's own policy, but for the picture's style sheet, for whom opens the picture by itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

export const drawingRoutes = [
  route(workflowDrawing, drawWorkflow, {
    toInput: ({ params }) => params,
    toResponse: (drawing) => reply(drawing, { headers: { 'Content-Security-Policy': policy } }),
  }),
]
