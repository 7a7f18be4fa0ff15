import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Releases } from '../../ports/notifications/releases.ts'
import { useCase } from '../kernel/use-case.ts'
import { beginning, begun } from './begin-mailing.ts'
import { withdrawalKind } from './withdrawal-letter.ts'

/** Begins to warn the owners who have fetched a version that was yanked. */
export const announceWithdrawal = useCase(
  'AnnounceWithdrawal',
  { ...beginning, releases: Releases, clock: Clock },
  [],
  (deps) =>
    ({ versionId }: Readonly<{ versionId: string }>) =>
      pipe(
        deps.releases.find(versionId),
        TE.flatMap(
          O.match(
            () => TE.right(undefined),
            ({ workflow }) =>
              begun(deps)({
                kind: withdrawalKind,
                cause: versionId,
                audience: 'holders',
                workflowId: workflow.id,
                versionId,
                toldAt: deps.clock.now(),
                facts: {},
              }),
          ),
        ),
      ),
)
