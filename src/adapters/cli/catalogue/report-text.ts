import type { Finding, Report, Requirements } from '../../../domain/catalogue/workflow-views.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import type { Terminal } from '../kernel/terminal.ts'

const listed = (title: string, items: ReadonlyArray<string>): ReadonlyArray<string> =>
  items.length === 0 ? [] : [`${title}: ${items.join(', ')}`]

/** One line for all nodes of which a rule says the same; a single one with its place. */
const sameSaid = (same: ReadonlyArray<Finding>, { faint }: Terminal): ReadonlyArray<string> => {
  const [first, ...others] = same
  if (first === undefined) return []
  const nodes = same.flatMap(({ node }) => (node === undefined ? [] : [node]))
  const place = others.length > 0 || first.pointer === undefined ? '' : ` ${faint(first.pointer)}`
  const count = others.length > 0 ? ` (${same.length})` : ''
  return [
    `  ${first.severity.padEnd(8)} ${first.rule}${count}: ${first.message}${place}`,
    ...(nodes.length === 0 ? [] : [`           ${nodes.join(', ')}`]),
  ]
}

const findingLines = (findings: ReadonlyArray<Finding>, terminal: Terminal): ReadonlyArray<string> =>
  [...Map.groupBy(findings, ({ rule, message }) => `${rule} ${message}`).values()].flatMap((same) =>
    sameSaid(same, terminal),
  )

/** Issues as lines: the place, and what to do. */
export const issueLines = (issues: ReadonlyArray<Issue>): ReadonlyArray<string> =>
  issues.map(({ pointer, message }) => `  ${pointer}  ${message}`)

const needLines = ({ triggers = [], minimumVersion, ...needs }: Requirements): ReadonlyArray<string> =>
  [
    ...listed('started by', triggers),
    ...listed('integrations', needs.integrations),
    ...listed(
      'credentials',
      needs.credentials.map(({ type }) => type),
    ),
    ...listed('community packages', needs.packages),
    ...listed('AI models', needs.models),
    ...listed('nodes that nobody knows', needs.unknownNodes),
    minimumVersion === null
      ? 'n8n: the least version is not known'
      : `n8n: ${minimumVersion.version} or later (${minimumVersion.source})`,
  ].map((line) => `  ${line}`)

/** A report as a person reads it. */
export const reportText = (
  { risk, riskReasons, findings, hosts, nodeTypes, ruleset }: Report,
  requirements: Requirements,
  terminal: Terminal,
): string =>
  [
    `${terminal.bold(`Risk: ${risk}`)}${riskReasons.map((reason) => `\n  ${reason}`).join('')}`,
    terminal.bold(findings.length === 0 ? 'Nothing was found.' : 'Found:'),
    ...findingLines(findings, terminal),
    terminal.bold('Needs:'),
    ...needLines(requirements),
    ...listed(terminal.bold('Hosts named in it'), hosts),
    terminal.faint(`${nodeTypes.reduce((sum, { count }) => sum + count, 0)} nodes, rules of version ${ruleset}`),
  ].join('\n')
