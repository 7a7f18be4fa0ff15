import { remove } from '../../domain/catalogue/workflow-lifecycle.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changed, changeFailures, changing } from './changed-workflow.ts'
import { operatorView } from './operator-view.ts'

type Input = Readonly<{ id: string; expected: ReadonlyArray<number> | null; reason: string; operator: Operator }>

/** Moderation: removes a workflow for good, from its owners too, and keeps the reason in the audit log. */
export const takeDownWorkflow = useCase(
  'TakeDownWorkflow',
  { ...changing, reads: OperatorReads },
  [...changeFailures],
  (deps) =>
    ({ reason, ...input }: Input) =>
      pipe(
        changed(deps)({ ...input, action: 'workflow.remove', facts: { reason } }, (workflow, now) =>
          E.right(remove(workflow, now)),
        ),
        TE.flatMap(operatorView(deps.reads)),
      ),
)
