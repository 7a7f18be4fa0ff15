import type { Download } from '../../domain/delivery/access.ts'
import { versionNotFound } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Buyer } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { grantedDownload, granting, notGranted } from './granted-download.ts'
import { recordDownload, recording } from './record-download.ts'

const needs = { ...granting, ...recording }

/** `version` null asks for the newest released one; who does not fetch only looks at what would come. */
type Input = Readonly<{ buyer: Buyer; workflowId: string; version: string | null; fetches: boolean }>

const record = (deps: Deps<typeof needs>, { userId, address }: Buyer, { entitlement, version }: Download) =>
  recordDownload(deps)({ userId, address, entitlementId: entitlement.id, versionId: version.id })

/** Gives an owner the file of a version exactly as it is stored, and records that it was fetched. */
export const downloadWorkflow = useCase(
  'DownloadWorkflow',
  needs,
  notGranted,
  (deps) =>
    ({ buyer, workflowId, version, fetches }: Input) =>
      pipe(
        grantedDownload(deps, { userId: buyer.userId, workflowId, version }),
        TE.bindTo('granted'),
        TE.bindW('file', ({ granted }) =>
          pipe(deps.deliverables.file(granted.version.id), TE.flatMap(TE.fromOption(() => versionNotFound({})))),
        ),
        TE.tap(({ granted }) => (fetches ? record(deps, buyer, granted) : TE.right(undefined))),
        TE.map(({ granted: { item }, file }) => ({ title: item.title, slug: item.slug, ...file })),
      ),
)
