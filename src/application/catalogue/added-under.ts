import type { WorkflowDecision } from '../../domain/catalogue/workflow.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { VersionContents, Workflows } from '../../ports/catalogue/workflows.ts'
import { type Conflict, conflict, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'

/** How a new workflow of one version is made at an address. */
type Making<Err> = Readonly<{
  made: (slug: string) => E.Either<Err, WorkflowDecision>
  contents: VersionContents
}>

/** Keeps a new workflow under the first of these addresses that nobody has. */
export const addedUnder =
  (workflows: Workflows) =>
  <Err>(
    tx: Tx,
    [slug, ...others]: ReadonlyArray<string>,
    making: Making<Err>,
  ): TE.TaskEither<Err | Unavailable | Conflict, WorkflowDecision> => {
    if (slug === undefined) return TE.left(conflict({ what: 'workflows_slug' }))
    const decision = making.made(slug)
    if (E.isLeft(decision)) return TE.left(decision.left)
    return pipe(
      workflows.add(tx)(decision.right.state, making.contents),
      TE.flatMap(
        (outcome): TE.TaskEither<Err | Unavailable | Conflict, WorkflowDecision> =>
          outcome === 'added' ? TE.right(decision.right) : addedUnder(workflows)(tx, others, making),
      ),
    )
  }
