import { addressesFor } from '../../../domain/catalogue/address.ts'
import { type Commission, madeAnew, madeToOrder, numberAfter } from '../../../domain/catalogue/made-to-order.ts'
import { firstVersion } from '../../../domain/catalogue/version-number.ts'
import type { WorkflowDecision } from '../../../domain/catalogue/workflow.ts'
import type {
  DuplicateVersion,
  IllegalTransition,
  NotPublishable,
} from '../../../domain/catalogue/workflow-failures.ts'
import type { WorkflowVersion } from '../../../domain/catalogue/workflow-version.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { Workflows } from '../../../ports/catalogue/workflows.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { type Conflict, conflict, type Tx, type Unavailable } from '../../../ports/kernel/transact.ts'
import { addedUnder } from '../added-under.ts'
import { acceptedVersion, type Examined } from '../examined.ts'

export const makingToOrder = { workflows: Workflows, ids: Ids }
type Making = Deps<typeof makingToOrder>

/** What was uploaded for a request, as which workflow it is kept, and when. */
export type Made = Readonly<{ request: Commission; workflowId: string; found: Examined; changelog: string; now: Date }>

/** The decision that was kept, and the version that it added. */
export type KeptMaking = WorkflowDecision & Readonly<{ version: WorkflowVersion }>

type Refusal = Conflict | Unavailable | DuplicateVersion | IllegalTransition | NotPublishable

/** Keeps what was made for a request as a workflow of its own. */
export const keptFirst =
  ({ workflows, ids }: Making) =>
  (tx: Tx, { request, workflowId: id, found, changelog, now }: Made): TE.TaskEither<Refusal, KeptMaking> => {
    const version = acceptedVersion(found, { id: ids.next(), version: firstVersion, now })
    return pipe(
      addedUnder(workflows)(tx, addressesFor(request.title, id), {
        made: (slug) => madeToOrder(request, { id, slug, version }, now),
        contents: { ...found.contents, changelog },
      }),
      TE.map((decision) => ({ ...decision, version })),
    )
  }

/** Keeps a revision of it as its next version. */
export const keptAnew =
  ({ workflows, ids }: Making) =>
  (tx: Tx, { workflowId, found, changelog, now }: Made): TE.TaskEither<Refusal, KeptMaking> =>
    pipe(
      workflows.lock(tx)(workflowId),
      TE.flatMap(TE.fromOption((): Refusal => conflict({ what: 'the workflow' }))),
      TE.flatMap((before) => {
        const version = acceptedVersion(found, { id: ids.next(), version: numberAfter(before), now })
        return pipe(
          TE.fromEither<Refusal, WorkflowDecision>(madeAnew(before, version, now)),
          TE.tap(({ state }) => workflows.addVersion(tx)(state, version.id, { ...found.contents, changelog })),
          TE.tap(({ state }) => workflows.save(tx)(state, before.revision)),
          TE.map((decision) => ({ ...decision, version })),
        )
      }),
    )
