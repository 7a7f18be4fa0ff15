import type { Workflow } from '../../domain/catalogue/workflow.ts'
import { illegalTransition } from '../../domain/catalogue/workflow-failures.ts'
import { type Discarded, discard } from '../../domain/catalogue/workflow-lifecycle.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { audited, changeFailures, changing, keep, lockedFor } from './changed-workflow.ts'

type Input = Readonly<{ id: string; expected: ReadonlyArray<number> | null; operator: Operator }>

/**
 * Deletes a workflow that nobody owns, owned or is buying; any other is archived. Which of them it is, is decided
 * under the workflow's lock, so no purchase can come in between.
 */
export const removeWorkflow = useCase('RemoveWorkflow', changing, [...changeFailures, illegalTransition], (deps) => {
  const carriedOut = (tx: Tx, before: Workflow, discarded: Discarded) =>
    discarded.outcome === 'archived'
      ? pipe(
          keep(deps)(tx, before, discarded),
          TE.map(() => undefined),
        )
      : pipe(
          deps.workflows.delete(tx)(before.id),
          TE.flatMap(() => deps.events.append(tx)(discarded.events)),
        )
  return (input: Input) =>
    deps.transact((tx) =>
      pipe(
        TE.Do,
        TE.bindW('before', () => lockedFor(deps)(tx, { ...input, action: 'workflow.delete' })),
        TE.bindW('isNamed', () => deps.workflows.isNamed(tx)(input.id)),
        TE.bindW('discarded', ({ before, isNamed }) => TE.fromEither(discard(before, isNamed, deps.clock.now()))),
        TE.tap(({ before, discarded }) => carriedOut(tx, before, discarded)),
        TE.tap(({ discarded: { outcome } }) =>
          audited(deps)(tx, { ...input, action: 'workflow.delete', facts: { outcome } }),
        ),
        TE.map(({ discarded: { outcome } }) => outcome),
      ),
    )
})
