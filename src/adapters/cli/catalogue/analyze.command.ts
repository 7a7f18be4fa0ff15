import type { analyzeWorkflow } from '../../../application/catalogue/analyze-workflow.ts'
import type { Failed } from '../../../domain/kernel/failure.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import type { Asked, Command, Context } from '../kernel/command.ts'
import { exitCodeOf, exitCodes } from '../kernel/exit-codes.ts'
import { issueLines, reportText } from './report-text.ts'
import { type FileParts, workflowFile } from './workflow-file.ts'

const titles: Readonly<Record<string, string>> = {
  NotAWorkflow: 'This is no n8n workflow.',
  SecretsFound: 'The workflow holds secrets or personal data; it would be refused.',
  Invalid: 'The workflow is beyond the limits.',
}

const issuesOf = (failed: object): ReadonlyArray<Issue> =>
  'issues' in failed && Array.isArray(failed.issues) ? failed.issues : []

const refused = ({ options }: Asked, { terminal }: Context, failed: Failed): number => {
  const issues = issuesOf(failed)
  if (options['json'] === true) terminal.say(JSON.stringify({ refused: failed._tag, issues }, null, 2))
  else terminal.say([terminal.bold(titles[failed._tag] ?? failed._tag), ...issueLines(issues)].join('\n'))
  return exitCodeOf(failed)
}

/** Tells what an upload of a file would come to; nothing is kept, and no shop is needed. */
export const analyzeCommand = (
  parts: FileParts & Readonly<{ analyze: ReturnType<typeof analyzeWorkflow.make> }>,
): Command => ({
  name: 'analyze',
  about: 'Tells what is in a workflow file: its risk, what was found, what it needs',
  operands: ['file'],
  options: { json: { about: 'the report as JSON' } },
  examples: ['analyze my-workflow.json', 'analyze my-workflow.json --json'],
  needsShop: false,
  run: async (asked, context) => {
    const [path = ''] = asked.operands
    const { terminal } = context
    const file = await workflowFile(parts)(path)
    if (E.isLeft(file)) {
      terminal.tell([`${path}: ${file.left.reason}`, ...issueLines(file.left.places)].join('\n'))
      return exitCodes.noInput
    }
    const found = await parts.analyze(file.right.upload)()
    if (E.isLeft(found)) return refused(asked, context, found.left)
    const { report, requirements } = found.right
    if (asked.options['json'] === true) terminal.say(JSON.stringify({ report, requirements }, null, 2))
    else terminal.say(reportText(report, requirements, terminal))
    return report.findings.some(({ severity }) => severity === 'blocking') ? exitCodes.incomplete : exitCodes.ok
  },
})
