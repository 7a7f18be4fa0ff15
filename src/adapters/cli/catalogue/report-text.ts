import type { Finding, Report, Requirements } from '../../../domain/catalogue/workflow-views.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import type { Terminal } from '../kernel/terminal.ts'

const listed = (title: string, items: ReadonlyArray<string>): ReadonlyArray<string> =>
  items.length === 0 ? [] : [`${title}: ${items.join(', ')}`]

const findingLine = ({ severity, rule, node, message, pointer }: Finding, { faint }: Terminal): string =>
  `  ${severity.padEnd(8)} ${rule}: ${message}${node === undefined ? '' : ` — ${node}`}${pointer === undefined ? '' : ` ${faint(pointer)}`}`

/** Issues as lines: the place, and what to do. */
export const issueLines = (issues: ReadonlyArray<Issue>): ReadonlyArray<string> =>
  issues.map(({ pointer, message }) => `  ${pointer}  ${message}`)

/** A report as a person reads it. */
export const reportText = (
  { risk, riskReasons, findings, hosts, nodeTypes, ruleset }: Report,
  { credentials, packages, integrations, models, minimumVersion, unknownNodes }: Requirements,
  terminal: Terminal,
): string =>
  [
    `${terminal.bold(`Risk: ${risk}`)}${riskReasons.map((reason) => `\n  ${reason}`).join('')}`,
    terminal.bold(findings.length === 0 ? 'Nothing was found.' : 'Found:'),
    ...findings.map((finding) => findingLine(finding, terminal)),
    terminal.bold('Needs:'),
    ...[
      ...listed('integrations', integrations),
      ...listed(
        'credentials',
        credentials.map(({ type }) => type),
      ),
      ...listed('community packages', packages),
      ...listed('AI models', models),
      ...listed('nodes that nobody knows', unknownNodes),
      `n8n: ${minimumVersion === null ? 'the least version is not known' : `${minimumVersion.version} or later (${minimumVersion.source})`}`,
    ].map((line) => `  ${line}`),
    ...listed(terminal.bold('Calls'), hosts),
    terminal.faint(`${nodeTypes.reduce((sum, { count }) => sum + count, 0)} nodes, rules of version ${ruleset}`),
  ].join('\n')
