import type { WorkflowDocument, WorkflowNode } from './document/workflow-document.ts'
import { integrationOf } from './integrations.ts'
import { isBuiltIn, nodeTypeOf } from './node-type.ts'

/** n8n's own triggers by the word a buyer would use. `start` is the manual trigger of before 2022. */
const plainTriggers: ReadonlyMap<string, string> = new Map([
  ['webhook', 'webhook'],
  ['scheduleTrigger', 'schedule'],
  ['cron', 'schedule'],
  ['interval', 'schedule'],
  ['formTrigger', 'form'],
  ['chatTrigger', 'chat'],
  ['manualChatTrigger', 'chat'],
  ['mcpTrigger', 'mcp'],
  ['emailReadImap', 'email'],
  ['sseTrigger', 'sse'],
  ['rssFeedReadTrigger', 'rss'],
  ['localFileTrigger', 'file'],
  ['evaluationTrigger', 'evaluation'],
  ['executeWorkflowTrigger', 'workflow'],
  ['n8nTrigger', 'n8n'],
  ['workflowTrigger', 'n8n'],
  ['errorTrigger', 'error'],
  ['manualTrigger', 'manual'],
  ['start', 'manual'],
])

/** What starts a workflow only by hand, on an error, or from another workflow says less of it than any other trigger. */
const lastResorts = ['workflow', 'error', 'evaluation', 'manual']

/** The word for what starts a workflow at this node, or null when it is no trigger. */
export const triggerOf = ({ type }: WorkflowNode): string | null => {
  const { node } = nodeTypeOf(type)
  const plain = isBuiltIn(type) ? plainTriggers.get(node) : undefined
  if (plain !== undefined) return plain
  return /trigger$/i.test(node) ? (integrationOf(type) ?? 'other') : null
}

const rank = (trigger: string): number => lastResorts.indexOf(trigger)

/** What mainly starts the workflow: `webhook`, `schedule`, `slack`, …; `none` when nothing does. A disabled trigger counts last. */
export const mainTrigger = ({ nodes }: WorkflowDocument): string => {
  const found = nodes.flatMap((node) => {
    const trigger = triggerOf(node)
    return trigger === null ? [] : [{ trigger, order: rank(trigger) + (node.disabled ? lastResorts.length + 1 : 0) }]
  })
  return found.toSorted((a, b) => a.order - b.order)[0]?.trigger ?? 'none'
}
