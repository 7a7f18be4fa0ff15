import { own } from '../document/json.ts'
import type { WorkflowNode } from '../document/workflow-document.ts'
import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const listens = isOneOf(new Set(['webhook', 'formTrigger', 'mcpTrigger']))
const chats = isOneOf(new Set(['chatTrigger']))

/**
 * Whether anyone who knows its address can start it. n8n leaves `authentication` out where it is its default, none. A chat
 * is open only when it is public.
 */
export const isOpen = ({ type, parameters, disabled }: WorkflowNode): boolean =>
  !disabled &&
  (own(parameters, 'authentication') ?? 'none') === 'none' &&
  (listens(type) || (chats(type) && own(parameters, 'public') === true))

export const openWebhook: AnalysisRule = {
  id: 'open-webhook',
  severity: 'warning',
  operatorsOnly: true,
  risk: { level: 'medium', reason: 'It can be called from outside without authentication.' },
  check: nodesThat(isOpen, 'anyone who knows its address can call this node: it asks for no authentication'),
}
