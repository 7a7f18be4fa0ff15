import { mainTrigger } from '../triggers.ts'
import type { AnalysisRule } from './analysis-rule.ts'

export const noTrigger: AnalysisRule = {
  id: 'no-trigger',
  severity: 'info',
  check: (document) =>
    mainTrigger(document) === 'none'
      ? [{ pointer: `${document.pointer}/nodes`, message: 'no node starts the workflow, so it cannot be activated' }]
      : [],
}
