import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { isStillOut, type Release, replacedBy } from '../../domain/notifications/release.ts'
import type { UpdateFacts } from '../../domain/notifications/update-message.ts'
import { Comparer } from '../../ports/catalogue/comparer.ts'
import { VersionSources } from '../../ports/catalogue/version-sources.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Releases } from '../../ports/notifications/releases.ts'
import { useCase } from '../kernel/use-case.ts'
import { beginning, begun } from './begin-mailing.ts'
import { updateKind } from './update-letter.ts'

const needs = { ...beginning, releases: Releases, sources: VersionSources, comparer: Comparer }
type Needs = Deps<typeof needs>

/** What an update adds, found out once for all owners. Where it cannot be, they hear of the update without it. */
const addedSince = ({ sources, comparer }: Needs, { workflow, version }: Release, before: string) =>
  pipe(
    sources.find(workflow.id, [before, version]),
    TE.flatMap((found) => {
      const [was, is] = [before, version].map((number) => found.find((each) => each.version === number))
      return was === undefined || is === undefined
        ? TE.right<never, UpdateFacts['adds']>(null)
        : pipe(
            comparer.compare(was, is),
            TE.map(({ adds }): UpdateFacts['adds'] => adds.map(({ message }) => message)),
            TE.orElse(() => TE.right<never, UpdateFacts['adds']>(null)),
          )
    }),
  )

const mailingOf = (release: Release, facts: UpdateFacts) => ({
  kind: updateKind,
  cause: release.versionId,
  audience: 'owners' as const,
  workflowId: release.workflow.id,
  versionId: release.versionId,
  toldAt: release.releasedAt,
  facts,
})

/** Begins to tell the owners of a workflow of a version that was released, if it is newer than what they have. */
export const announceUpdate = useCase(
  'AnnounceUpdate',
  needs,
  [],
  (deps) =>
    ({ versionId }: Readonly<{ versionId: string }>) =>
      pipe(
        deps.releases.find(versionId),
        TE.map(O.filter(isStillOut)),
        TE.map(O.bindTo('release')),
        TE.map(O.bind('before', ({ release }) => replacedBy(release))),
        TE.flatMap(
          O.match(
            () => TE.right(undefined),
            ({ release, before }) =>
              pipe(
                addedSince(deps, release, before),
                TE.flatMap((adds) => begun(deps)(mailingOf(release, { before, adds }))),
              ),
          ),
        ),
      ),
)
