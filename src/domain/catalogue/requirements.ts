import { isObject, isText, type JsonObject, own } from './document/json.ts'
import type { WorkflowDocument, WorkflowNode } from './document/workflow-document.ts'
import { integrationsOf } from './facts.ts'
import { isBuiltIn, isLangchain, nodeTypeOf } from './node-type.ts'
import { leastRelease, unknownNodes } from './releases/least-release.ts'
import { triggerOf } from './triggers.ts'
import type { Requirements } from './workflow-views.ts'

/** Besides its references, a node names the type of a credential it needs where it can use several. */
const credentialMembers = ['nodeCredentialType', 'genericAuthType']

const credentialTypes = ({ credentials, parameters }: WorkflowNode): ReadonlyArray<string> => {
  const chosen = credentialMembers.map((name) => own(parameters, name)).filter(isText)
  return [...new Set([...credentials.map(({ type }) => type), ...chosen.filter((type) => /^\w{1,80}$/.test(type))])]
}

const credentialsOf = ({ nodes }: WorkflowDocument): Requirements['credentials'] => {
  const needs = nodes.flatMap((node) => credentialTypes(node).map((type) => ({ type, node: node.name })))
  return [...Map.groupBy(needs, ({ type }) => type)]
    .map(([type, same]) => ({ type, nodes: same.map(({ node }) => node) }))
    .toSorted((a, b) => (a.type < b.type ? -1 : 1))
}

const isCommunity = ({ type }: WorkflowNode): boolean => nodeTypeOf(type).package !== null && !isBuiltIn(type)

const sorted = (values: ReadonlyArray<string | null>): ReadonlyArray<string> =>
  [...new Set(values.filter((value) => value !== null))].toSorted()

/** A model is a text, or a resource locator with one as its value; an expression names none. */
const modelName = (value: unknown): string | null => {
  const name = isObject(value) ? own(value, 'value') : value
  return isText(name) && name !== '' && name.length <= 200 && !/^=|\{\{/.test(name) ? name : null
}

const modelMembers = ['model', 'modelId', 'modelName']

const modelsOf = (parameters: JsonObject): ReadonlyArray<string | null> =>
  modelMembers.map((name) => modelName(own(parameters, name)))

/** What a workflow needs before it runs, and what is not known of it. */
export const requirementsOf = (document: WorkflowDocument): Requirements => ({
  credentials: credentialsOf(document),
  packages: sorted(document.nodes.filter(isCommunity).map(({ type }) => nodeTypeOf(type).package)),
  integrations: integrationsOf(document),
  triggers: sorted(document.nodes.filter(({ disabled }) => !disabled).map(triggerOf)),
  models: sorted(
    document.nodes.filter(({ type }) => isLangchain(type)).flatMap(({ parameters }) => modelsOf(parameters)),
  ),
  minimumVersion: leastRelease(document),
  unknownNodes: unknownNodes(document),
})
