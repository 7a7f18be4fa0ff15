import type { PublicDiff } from '../../domain/catalogue/diff/public-diff.ts'
import { type VersionNotFound, versionNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Comparer } from '../../ports/catalogue/comparer.ts'
import { VersionSources } from '../../ports/catalogue/version-sources.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** Two versions of one workflow by their numbers: the one before, and the one after. */
type Compared = Readonly<{ idOrSlug: string; from: string; to: string }>

/** What one version changes against another, and what it adds to what the workflow does and needs. */
export const compareVersions = useCase(
  'CompareVersions',
  { sources: VersionSources, comparer: Comparer },
  [versionNotFound],
  ({ sources, comparer }) =>
    ({ idOrSlug, from, to }: Compared) =>
      pipe(
        sources.find(idOrSlug, [from, to]),
        TE.flatMap((found): TE.TaskEither<VersionNotFound | Unavailable, PublicDiff> => {
          const [before, after] = [from, to].map((number) => found.find(({ version }) => version === number))
          return before === undefined || after === undefined
            ? TE.left(versionNotFound({}))
            : comparer.compare(before, after)
        }),
      ),
)
