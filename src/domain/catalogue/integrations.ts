import { brands, coreLangchain, coreNodes } from './integration-names.ts'
import { isBuiltIn, isLangchain, nodeTypeOf, withoutTool } from './node-type.ts'

/** The roles that AI nodes carry before the name of the service: `lmChatOpenAi`, `memoryRedisChat`, `vectorStorePinecone`. */
const role =
  /^(?:lmChat|lm|embeddings|memory|vectorStore|retriever|reranker|tool|document|textSplitter|outputParser)(?=[A-Z])/

/** `googleSheets` → `google-sheets`, `awsS3` → `aws-s3`, `vectorStorePGVector` → `pg-vector`. */
export const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()

const withoutEnding = (node: string): string => withoutTool(node).replace(/(?<=.)Trigger$/, '')

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const isCore = (type: string): boolean => {
  const { node } = nodeTypeOf(type)
  if (isLangchain(type)) return coreLangchain.has(node) || coreLangchain.has(lowerFirst(node.replace(role, '')))
  return isBuiltIn(type) && (coreNodes.has(node) || coreNodes.has(withoutTool(node)))
}

/** The service that a node connects to, as a slug (`google-sheets`, `openai`), or null for a node of n8n's own machinery. */
export const integrationOf = (type: string): string | null => {
  if (isCore(type)) return null
  const { node } = nodeTypeOf(type)
  const slug = kebab(withoutEnding(isLangchain(type) ? node.replace(role, '') : node))
  return slug === '' ? null : (brands.get(slug) ?? slug)
}

/** The slug of a service by the name that people give it: `Google Sheets` → `google-sheets`, `OpenAI` → `openai`. */
export const integrationNamed = (name: string): string => {
  const slug = kebab(name)
  return brands.get(slug) ?? slug
}
