import { illegalTransition, notPublishable } from '../../domain/catalogue/workflow-failures.ts'
import { publish } from '../../domain/catalogue/workflow-lifecycle.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changed, changeFailures, changing } from './changed-workflow.ts'
import { operatorView } from './operator-view.ts'

type Input = Readonly<{ id: string; expected: ReadonlyArray<number> | null; operator: Operator }>

/** Puts a workflow into the lists, if it has a released version and nothing that blocks it stands. */
export const publishDraft = useCase(
  'PublishDraft',
  { ...changing, reads: OperatorReads },
  [...changeFailures, illegalTransition, notPublishable],
  (deps) => (input: Input) =>
    pipe(changed(deps)({ ...input, action: 'workflow.publish' }, publish), TE.flatMap(operatorView(deps.reads))),
)
