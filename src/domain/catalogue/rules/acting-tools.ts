import { ownText } from '../document/json.ts'
import type { WorkflowNode } from '../document/workflow-document.ts'
import { isBuiltIn, nodeTypeOf, withoutTool } from '../node-type.ts'

/** Tools that do something outside the conversation: code, commands, requests, databases, files, sent messages. */
const acts = new Set([
  'toolCode',
  'toolHttpRequest',
  'toolWorkflow',
  'mcpClientTool',
  'code',
  'httpRequest',
  'executeCommand',
  'ssh',
  'ftp',
  'readWriteFile',
  'postgres',
  'mySql',
  'microsoftSql',
  'mongoDb',
  'redis',
  'gmail',
  'emailSend',
  'googleDrive',
  'googleSheets',
  'stripe',
  'github',
])

/** What writes to people unless it is told to do something else. */
const sends = new Set(['telegram', 'slack', 'discord', 'microsoftTeams', 'microsoftOutlook', 'whatsApp', 'twilio'])

/** Operations that change something, by the word they begin with: `create`, `sendAndWait`, `roleAdd` by its end. */
const writes =
  /^(?:add|append|archive|ban|clear|close|copy|create|delete|deploy|execute|insert|invite|kick|move|post|put|publish|remove|reply|replace|run|send|set|share|trigger|update|upload|upsert|write)(?![a-z])|(?:Add|Create|Delete|Remove|Update)$/

/** Whether an agent that holds this node as a tool can do something with it, rather than look something up. */
export const isActing = (node: WorkflowNode): boolean => {
  if (node.disabled) return false
  const { node: name } = nodeTypeOf(node.type)
  if (acts.has(name) || acts.has(withoutTool(name))) return true
  if (!isBuiltIn(node.type)) return false
  const operation = ownText(node.parameters, 'operation')
  return operation === null ? sends.has(withoutTool(name)) : writes.test(operation)
}
