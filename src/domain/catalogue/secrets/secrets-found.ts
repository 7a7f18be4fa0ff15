import { type FailedBy, failure } from '../../kernel/failure.ts'
import { at, flaw, type Issue } from '../../kernel/issue.ts'

/** A secret's place and kind, and what to do about it; its value is never kept. */
export type FoundSecret = Readonly<{ pointer: string; kind: string; label: string; remedy?: string }>

const usualRemedy = 'keep it in an n8n credential, or put a placeholder, and replace it if it was ever real'

/** The workflow carries secrets. Nothing of it is stored. */
export const secretsFound = failure('SecretsFound', 'invalid', 'The workflow contains secrets', 'SECRETS_FOUND')<{
  issues: ReadonlyArray<Issue>
}>()
export type SecretsFound = FailedBy<typeof secretsFound>

/** So many places are named at once. */
const mostIssues = 50

/** Each secret as an issue: its kind is the code. */
export const secretIssues = (found: ReadonlyArray<FoundSecret>): ReadonlyArray<Issue> =>
  found
    .slice(0, mostIssues)
    .map(({ pointer, kind, label, remedy = usualRemedy }) => at(pointer)(flaw(kind, `holds ${label}: ${remedy}`)))
