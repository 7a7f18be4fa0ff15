import { nodeTypeOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

export const unknownNode: AnalysisRule = {
  id: 'unknown-node',
  severity: 'warning',
  check: nodesThat(
    ({ type }) => nodeTypeOf(type).package === null,
    'the type names no package, so n8n cannot know the node',
  ),
}
