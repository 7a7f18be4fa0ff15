import { own } from '../document/json.ts'
import { eachText } from '../document/walk.ts'
import type { WorkflowDocument, WorkflowNode } from '../document/workflow-document.ts'
import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, atNode, type Found } from './analysis-rule.ts'

const runsPython = isOneOf(new Set(['code', 'toolCode']))
const touchesFiles = isOneOf(new Set(['readWriteFile', 'readBinaryFile', 'readBinaryFiles', 'writeBinaryFile']))

const readsEnvironment = ({ parameters }: WorkflowNode): boolean => {
  let reads = false
  eachText(parameters, '', ({ text, name }) => {
    if (text.startsWith('=') || /code$/i.test(name ?? '')) reads ||= /\$env\b|\bprocess\s*\??\.\s*env\b/.test(text)
  })
  return reads
}

/** By n8n's documentation ("v2.0 breaking changes") and by what n8n 2.41 itself reports of workflows made before. */
const changes: ReadonlyArray<readonly [(node: WorkflowNode) => boolean, string]> = [
  [
    ({ type, parameters }) => runsPython(type) && own(parameters, 'language') === 'python',
    'its Python is of the kind that n8n 2.0 took away (Pyodide); it has to be written anew for native Python',
  ],
  [
    ({ type }) => touchesFiles(type),
    'from n8n 2.0 on it sees one folder only (~/.n8n-files), unless who runs n8n allows more (N8N_RESTRICT_FILE_ACCESS_TO)',
  ],
  [
    readsEnvironment,
    'it reads the environment, which n8n forbids from 2.0 on unless who runs it allows it (N8N_BLOCK_ENV_ACCESS_IN_NODE=false)',
  ],
]

const changesOf = (node: WorkflowNode): ReadonlyArray<Found> =>
  node.disabled || node.isSticky
    ? []
    : changes.flatMap(([isAffected, message]) => (isAffected(node) ? [atNode(node, message)] : []))

export const changedInN8n2: AnalysisRule = {
  id: 'changed-in-n8n-2',
  severity: 'warning',
  check: ({ nodes }: WorkflowDocument) => nodes.flatMap(changesOf),
}
