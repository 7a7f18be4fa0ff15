import type { WorkflowDocument } from '../document/workflow-document.ts'
import { isLookup, isPlaceholder } from './placeholder.ts'

/** The members of a reference to a credential; whatever else is there belongs to the credential itself. */
const referenceMembers: ReadonlySet<string> = new Set(['id', 'name', 'resolve', '__aiGatewayManaged'])

const isSecretValue = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(isSecretValue)
    : typeof value === 'string' && value !== '' && !isPlaceholder(value) && !isLookup(value)

/** Where a node carries a credential itself instead of naming one: `{ user, password }` for `{ id, name }`. */
export const inlineCredentials = ({ nodes }: WorkflowDocument): ReadonlyArray<string> =>
  nodes.flatMap(({ credentials }) =>
    credentials.flatMap(({ pointer, members }) =>
      Object.entries(members ?? {}).some(([name, value]) => !referenceMembers.has(name) && isSecretValue(value))
        ? [pointer]
        : [],
    ),
  )
