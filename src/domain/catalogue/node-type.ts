/** `n8n-nodes-base.googleSheetsTool` → package `n8n-nodes-base`, node `googleSheetsTool`. A type without a dot has no package. */
export type NodeType = Readonly<{ package: string | null; node: string }>

export const nodeTypeOf = (type: string): NodeType => {
  const dot = type.lastIndexOf('.')
  return dot > 0 ? { package: type.slice(0, dot), node: type.slice(dot + 1) } : { package: null, node: type }
}

/** What a node of this type is called until it is given a name: `n8n-nodes-base.googleSheets` → `Google Sheets`. */
export const nameFromType = (type: string): string => {
  const words = nodeTypeOf(type).node.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const base = 'n8n-nodes-base'
const langchain = '@n8n/n8n-nodes-langchain'

/** Whether the node comes with n8n. Everything of the scope @n8n is n8n's own. */
export const isBuiltIn = (type: string): boolean => {
  const from = nodeTypeOf(type).package
  return from === base || (from?.startsWith('@n8n/') ?? false)
}

export const isLangchain = (type: string): boolean => nodeTypeOf(type).package === langchain

/** A node's name without the ending that n8n adds to its variant for agents: `postgresTool` → `postgres`. */
export const withoutTool = (node: string): string =>
  node.length > 4 && node.endsWith('Tool') ? node.slice(0, -4) : node

/** Whether the node is one of n8n's own of these names, as a step or as an agent's tool. */
export const isOneOf =
  (names: ReadonlySet<string>) =>
  (type: string): boolean => {
    const { node } = nodeTypeOf(type)
    return (names.has(node) || names.has(withoutTool(node))) && isBuiltIn(type)
  }

export const isStickyNote = (type: string): boolean => nodeTypeOf(type).node === 'stickyNote'
