import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const touchesFiles = isOneOf(
  new Set(['readWriteFile', 'readBinaryFile', 'readBinaryFiles', 'writeBinaryFile', 'localFileTrigger']),
)

export const fileNode: AnalysisRule = {
  id: 'file-node',
  severity: 'warning',
  risk: { level: 'medium', reason: 'It reads or writes files of the machine that n8n runs on.' },
  check: nodesThat(({ type }) => touchesFiles(type), 'the node reads or writes files of the machine that n8n runs on'),
}
