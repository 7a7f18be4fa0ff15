import { analyse } from '../../domain/catalogue/analyse.ts'
import { diffWorkflows } from '../../domain/catalogue/diff/diff-workflows.ts'
import { type PublicDiff, publicDiff } from '../../domain/catalogue/diff/public-diff.ts'
import { type Known, updateAdds } from '../../domain/catalogue/diff/update-adds.ts'
import type { WorkflowDocument } from '../../domain/catalogue/document/workflow-document.ts'
import { isPublicHost } from '../../domain/catalogue/hosts.ts'
import { requirementsOf } from '../../domain/catalogue/requirements.ts'
import type { VersionSource } from '../../ports/catalogue/version-sources.ts'
import { keptDocument } from './sold-document.ts'

/** Analysed anew, so that both are known by the same rules; without the author's own machines. */
const knownOf = (document: WorkflowDocument): Known => {
  const report = analyse(document)
  return {
    report: { ...report, hosts: report.hosts.filter(isPublicHost) },
    requirements: requirementsOf(document),
  }
}

const read = ({ version, source }: VersionSource): WorkflowDocument => keptDocument(source, `version ${version}`)

/**
 * What one version changes against another, without values, and what it adds to what the workflow does and needs. Read
 * from the uploads, which still have the ids that nodes keep when they are renamed. Pure: it runs wherever there is time.
 */
export const comparison = (before: VersionSource, after: VersionSource): PublicDiff => {
  const [was, is] = [read(before), read(after)]
  const numbers = { from: before.version, to: after.version }
  return publicDiff(diffWorkflows(was, is), updateAdds(knownOf(was), knownOf(is)), numbers)
}
