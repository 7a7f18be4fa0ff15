import { claim } from '../../domain/delivery/claim.ts'
import { entitlementView } from '../../domain/delivery/entitlement-view.ts'
import { entitlementInactive, itemNotFound, notFree } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Deliverables } from '../../ports/delivery/deliverables.ts'
import { Entitlements } from '../../ports/delivery/entitlements.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  entitlements: Entitlements,
  deliverables: Deliverables,
  events: Events,
  transact: Transact,
  clock: Clock,
  ids: Ids,
}

type Input = Readonly<{ userId: string; workflowId: string }>

/** Gives a buyer a free item. `claimed` is false when it was theirs already. */
export const claimFreeWorkflow = useCase(
  'ClaimFreeWorkflow',
  needs,
  [itemNotFound, notFree, entitlementInactive],
  ({ entitlements, deliverables, events, transact, clock, ids }) =>
    ({ userId, workflowId }: Input) =>
      transact((tx) =>
        pipe(
          entitlements.lock(tx)(userId, workflowId),
          TE.bindTo('held'),
          TE.bindW('item', () =>
            pipe(deliverables.hold(tx)(workflowId), TE.flatMap(TE.fromOption(() => itemNotFound({})))),
          ),
          TE.bindW('decision', ({ held, item }) =>
            TE.fromEither(
              claim(item, held, { userId, entitlementId: ids.next(), sourceId: ids.next(), at: clock.now() }),
            ),
          ),
          TE.tap(({ decision }) =>
            decision.events.length === 0 ? TE.right(undefined) : entitlements.save(tx)(decision.state),
          ),
          TE.tap(({ decision }) => events.append(tx)(decision.events)),
          TE.map(({ item, decision }) => ({
            claimed: decision.events.length > 0,
            entitlement: entitlementView(decision.state, item.status),
          })),
        ),
      ),
)
