import { type Risk, risks } from './card.ts'
import type { WorkflowDocument } from './document/workflow-document.ts'
import { factsOf } from './facts.ts'
import { hostsOf, isPublicHost } from './hosts.ts'
import { analysisRules, ruleset } from './rules/all-rules.ts'
import type { AnalysisRule, Found } from './rules/analysis-rule.ts'
import type { Finding, Report } from './workflow-views.ts'

/** So many findings of one rule are listed, so that a broken file's report stays legible. */
const mostOfOneRule = 20

type Applied = Readonly<{ rule: AnalysisRule; found: ReadonlyArray<Found> }>

const findingsOf = ({ rule, found }: Applied): ReadonlyArray<Finding> => {
  const finding = (each: Found): Finding => ({ rule: rule.id, severity: rule.severity, ...each })
  const more = found.length - mostOfOneRule
  return [...found.slice(0, mostOfOneRule), ...(more > 0 ? [{ message: `and ${more} more of this kind` }] : [])].map(
    finding,
  )
}

const highest = (levels: ReadonlyArray<Risk>): Risk =>
  levels.reduce((a, b) => (risks.indexOf(b) > risks.indexOf(a) ? b : a), 'low')

/** Applies all rules to a workflow. Reads it only: nothing in it is run or fetched. */
export const analyse = (document: WorkflowDocument): Report => {
  const applied = analysisRules
    .map((rule): Applied => ({ rule, found: rule.check(document) }))
    .filter(({ found }) => found.length > 0)
  const reasons = applied.flatMap(({ rule }) => (rule.risk === undefined ? [] : [rule.risk]))
  return {
    ruleset,
    risk: highest(reasons.map(({ level }) => level)),
    riskReasons: reasons.map(({ reason }) => reason),
    findings: applied.flatMap(findingsOf),
    hosts: hostsOf(document),
    nodeTypes: factsOf(document).nodeTypes,
  }
}

const operatorsOnly: ReadonlySet<string> = new Set(
  analysisRules.filter((rule) => rule.operatorsOnly).map(({ id }) => id),
)

/** A report without what would help an attacker: where the open doors are, and machines that only the author can reach. */
export const publicReport = (report: Report): Report => ({
  ...report,
  findings: report.findings.filter(({ rule }) => !operatorsOnly.has(rule)),
  hosts: report.hosts.filter(isPublicHost),
})
