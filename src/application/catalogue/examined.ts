import type { CleanedWorkflow } from '../../domain/catalogue/cleaned-form.ts'
import type { WorkflowVersion } from '../../domain/catalogue/workflow-version.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Examiner, type Unexaminable, type Uploaded } from '../../ports/catalogue/examiner.ts'
import type { VersionContents } from '../../ports/catalogue/workflows.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'

export const examining = { examiner: Examiner, digest: Digest }

/** An upload that can be kept: what its version is, and what it holds, with their digests. */
export type Examined = Readonly<{
  version: Pick<WorkflowVersion, 'contentHash' | 'facts' | 'blocking'>
  contents: Omit<VersionContents, 'changelog'>
  cleaned: CleanedWorkflow
}>

/** An upload as a version that nobody gets yet. */
export const acceptedVersion = (
  { version }: Examined,
  { id, version: number, now }: Readonly<{ id: string; version: string; now: Date }>,
): WorkflowVersion => ({ id, version: number, status: 'accepted', ...version, createdAt: now, releasedAt: null })

/** Has an upload examined and digested; `title` is what its sold form is called, null: as it calls itself. */
export const examined =
  ({ examiner, digest: { sha256 } }: Deps<typeof examining>) =>
  (upload: Uploaded, title: string | null): TE.TaskEither<Unexaminable | Unavailable, Examined> =>
    pipe(
      examiner.examine(upload, title),
      TE.map(({ contentKey, facts, blocking, sold, requirements, report, cleaned }) => ({
        version: { contentHash: sha256(contentKey), facts, blocking },
        contents: {
          source: upload.source,
          sourceSha256: sha256(upload.source),
          sold,
          soldSha256: sha256(sold),
          requirements,
          report,
        },
        cleaned,
      })),
    )
