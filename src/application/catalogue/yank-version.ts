import { illegalTransition, versionNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { yank } from '../../domain/catalogue/workflow-versions.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changed, changeFailures, changing } from './changed-workflow.ts'
import { versionView } from './version-view.ts'

type Input = Readonly<{
  id: string
  version: string
  reason: string
  expected: ReadonlyArray<number> | null
  operator: Operator
}>

/** Keeps a version from new buyers, and the reason in the audit log. */
export const yankVersion = useCase(
  'YankVersion',
  { ...changing, reads: OperatorReads },
  [...changeFailures, versionNotFound, illegalTransition],
  (deps) =>
    ({ version, reason, ...input }: Input) =>
      pipe(
        changed(deps)({ ...input, action: 'version.yank', facts: { version, reason } }, (workflow, now) =>
          yank(workflow, version, now),
        ),
        TE.flatMap(({ id }) => versionView(deps.reads, id, version)),
      ),
)
