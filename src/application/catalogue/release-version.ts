import { illegalTransition, notPublishable, versionNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { release } from '../../domain/catalogue/workflow-versions.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changed, changeFailures, changing } from './changed-workflow.ts'
import { versionView } from './version-view.ts'

type Input = Readonly<{
  id: string
  version: string
  expected: ReadonlyArray<number> | null
  operator: Operator
}>

/** Puts a version into buyers' hands, if nothing that blocks it stands. */
export const releaseVersion = useCase(
  'ReleaseVersion',
  { ...changing, reads: OperatorReads },
  [...changeFailures, versionNotFound, illegalTransition, notPublishable],
  (deps) =>
    ({ version, ...input }: Input) =>
      pipe(
        changed(deps)({ ...input, action: 'version.release', facts: { version } }, (workflow, now) =>
          release(workflow, version, now),
        ),
        TE.flatMap(({ id }) => versionView(deps.reads, id, version)),
      ),
)
