import type { AnalysisRule } from './analysis-rule.ts'
import { brokenWiring } from './broken-wiring.ts'
import { changedInN8n2 } from './changed-in-n8n-2.ts'
import { codeNode } from './code-node.ts'
import { commandNode } from './command-node.ts'
import { communityNode } from './community-node.ts'
import { connectionAtStickyNote } from './connection-at-sticky-note.ts'
import { connectionWithoutInput } from './connection-without-input.ts'
import { danglingConnection } from './dangling-connection.ts'
import { disabledInN8n2 } from './disabled-in-n8n-2.ts'
import { disabledNode } from './disabled-node.ts'
import { duplicateNodeId } from './duplicate-node-id.ts'
import { duplicateNodeName } from './duplicate-node-name.ts'
import { fileNode } from './file-node.ts'
import { goneFromN8n } from './gone-from-n8n.ts'
import { malformedConnection } from './malformed-connection.ts'
import { mismatchedConnectionTypes } from './mismatched-connection-types.ts'
import { noTrigger } from './no-trigger.ts'
import { nothingConnected } from './nothing-connected.ts'
import { openWebhook } from './open-webhook.ts'
import { otherWorkflow } from './other-workflow.ts'
import { malformedPosition, nodeWithoutName, typeVersionNotANumber } from './repaired-nodes.ts'
import { sqlFromData } from './sql-from-data.ts'
import { sshNode } from './ssh-node.ts'
import { strangersReachTools } from './strangers-reach-tools.ts'
import { unfinishedNode } from './unfinished-node.ts'
import { unknownConnectionType } from './unknown-connection-type.ts'
import { unknownNode } from './unknown-node.ts'
import { unreachableNode } from './unreachable-node.ts'

/** The version of the rules as a whole; a report says by which it was made. Raise it whenever a rule changes. */
export const ruleset = '4'

/** All rules, in the order in which a report lists their findings. */
export const analysisRules: ReadonlyArray<AnalysisRule> = [
  brokenWiring,
  nothingConnected,
  danglingConnection,
  malformedConnection,
  unknownConnectionType,
  mismatchedConnectionTypes,
  connectionAtStickyNote,
  connectionWithoutInput,
  duplicateNodeName,
  duplicateNodeId,
  nodeWithoutName,
  malformedPosition,
  typeVersionNotANumber,
  unknownNode,
  unreachableNode,
  unfinishedNode,
  strangersReachTools,
  commandNode,
  sshNode,
  fileNode,
  codeNode,
  sqlFromData,
  openWebhook,
  communityNode,
  otherWorkflow,
  disabledInN8n2,
  changedInN8n2,
  goneFromN8n,
  noTrigger,
  disabledNode,
]
