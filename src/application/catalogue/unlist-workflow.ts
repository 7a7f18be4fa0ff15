import { illegalTransition } from '../../domain/catalogue/workflow-failures.ts'
import { unlist } from '../../domain/catalogue/workflow-lifecycle.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changed, changeFailures, changing } from './changed-workflow.ts'
import { operatorView } from './operator-view.ts'

type Input = Readonly<{ id: string; expected: ReadonlyArray<number> | null; operator: Operator }>

/** Takes a workflow out of the lists; whoever has its address can go on buying it. */
export const unlistWorkflow = useCase(
  'UnlistWorkflow',
  { ...changing, reads: OperatorReads },
  [...changeFailures, illegalTransition],
  (deps) => (input: Input) =>
    pipe(changed(deps)({ ...input, action: 'workflow.unlist' }, unlist), TE.flatMap(operatorView(deps.reads))),
)
