import { own } from '../document/json.ts'
import type { WorkflowDocument, WorkflowNode } from '../document/workflow-document.ts'
import { isOneOf } from '../node-type.ts'
import { reachable } from '../reach.ts'
import { soundEdges } from '../wiring.ts'
import { isActing } from './acting-tools.ts'
import { type AnalysisRule, atNode } from './analysis-rule.ts'
import { isOpen } from './open-webhook.ts'

/** Whoever has the address or the number writes to these. */
const receivesMessages = isOneOf(
  new Set([
    'telegramTrigger',
    'whatsAppTrigger',
    'emailReadImap',
    'gmailTrigger',
    'microsoftOutlookTrigger',
    'twilioTrigger',
  ]),
)

const isPublicDoor = (node: WorkflowNode): boolean =>
  !node.disabled && (isOpen(node) || (receivesMessages(node.type) && own(node.parameters, 'disabled') !== true))

/** The agents that strangers' words come to and that hold a tool which acts. */
const exposedAgents = (document: WorkflowDocument): ReadonlyArray<WorkflowNode> => {
  const doors = document.nodes.filter(isPublicDoor).map(({ name }) => name)
  if (doors.length === 0) return []
  const acting = new Set(document.nodes.filter(isActing).map(({ name }) => name))
  const armed = new Set(
    soundEdges(document)
      .filter(({ kind, from }) => kind === 'ai_tool' && acting.has(from))
      .map(({ to }) => to),
  )
  const reached = reachable(document, doors)
  return document.nodes.filter(({ name, disabled }) => !disabled && armed.has(name) && reached.has(name))
}

export const strangersReachTools: AnalysisRule = {
  id: 'strangers-reach-tools',
  severity: 'warning',
  operatorsOnly: true,
  risk: { level: 'high', reason: 'Words of strangers reach an AI agent whose tools can act.' },
  check: (document) =>
    exposedAgents(document).map((node) =>
      atNode(node, 'anyone can reach this node, and the tools it holds act: what a message asks for may be done'),
    ),
}
