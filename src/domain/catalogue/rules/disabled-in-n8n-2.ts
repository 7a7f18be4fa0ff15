import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

/** "Disable ExecuteCommand and LocalFileTrigger nodes by default" (n8n's documentation, "v2.0 breaking changes"). */
const isDisabledByDefault = isOneOf(new Set(['executeCommand', 'localFileTrigger']))

export const disabledInN8n2: AnalysisRule = {
  id: 'disabled-in-n8n-2',
  severity: 'warning',
  check: nodesThat(
    ({ type }) => isDisabledByDefault(type),
    'n8n disables this node by default from version 2.0 on; who runs n8n has to allow it (NODES_EXCLUDE)',
  ),
}
