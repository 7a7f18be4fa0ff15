import { analyse } from '../../domain/catalogue/analyse.ts'
import { diffWorkflows } from '../../domain/catalogue/diff/diff-workflows.ts'
import { type PublicDiff, publicDiff } from '../../domain/catalogue/diff/public-diff.ts'
import { type Known, updateAdds } from '../../domain/catalogue/diff/update-adds.ts'
import type { WorkflowDocument } from '../../domain/catalogue/document/workflow-document.ts'
import { isPublicHost } from '../../domain/catalogue/hosts.ts'
import { requirementsOf } from '../../domain/catalogue/requirements.ts'
import { type VersionNotFound, versionNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { VersionSources } from '../../ports/catalogue/version-sources.ts'
import { useCase } from '../kernel/use-case.ts'
import { keptDocument } from './sold-document.ts'

/** Two versions of one workflow by their numbers: the one before, and the one after. */
type Compared = Readonly<{ idOrSlug: string; from: string; to: string }>

/** Analysed anew, so that both are known by the same rules; without the author's own machines. */
const knownOf = (document: WorkflowDocument): Known => {
  const report = analyse(document)
  return {
    report: { ...report, hosts: report.hosts.filter(isPublicHost) },
    requirements: requirementsOf(document),
  }
}

type Numbers = Readonly<{ from: string; to: string }>

const compared = (before: WorkflowDocument, after: WorkflowDocument, numbers: Numbers): PublicDiff =>
  publicDiff(diffWorkflows(before, after), updateAdds(knownOf(before), knownOf(after)), numbers)

/**
 * What one version changes against another, without values, and what it adds to what the workflow does and needs. Read
 * from the uploads, which still have the ids that nodes keep when they are renamed.
 */
export const compareVersions = useCase(
  'CompareVersions',
  { sources: VersionSources },
  [versionNotFound],
  ({ sources }) =>
    ({ idOrSlug, from, to }: Compared) =>
      pipe(
        sources.find(idOrSlug, [from, to]),
        TE.flatMap((found): TE.TaskEither<VersionNotFound, PublicDiff> => {
          const [before, after] = [from, to].map((number) => found.find(({ version }) => version === number))
          if (before === undefined || after === undefined) return TE.left(versionNotFound({}))
          const read = ({ version, source }: typeof before): WorkflowDocument =>
            keptDocument(source, `version ${version} of ${idOrSlug}`)
          return TE.right(compared(read(before), read(after), { from, to }))
        }),
      ),
)
