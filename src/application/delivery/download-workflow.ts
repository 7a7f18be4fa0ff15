import { type Download, download } from '../../domain/delivery/access.ts'
import { entitlementInactive, itemNotFound, notOwned, versionNotFound } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Deliverables } from '../../ports/delivery/deliverables.ts'
import { Entitlements } from '../../ports/delivery/entitlements.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Buyer } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { recordDownload, recording } from './record-download.ts'

const needs = { entitlements: Entitlements, deliverables: Deliverables, ...recording }

/** `version` null asks for the newest released one; who does not fetch only looks at what would come. */
type Input = Readonly<{ buyer: Buyer; workflowId: string; version: string | null; fetches: boolean }>

const allowed = ({ entitlements, deliverables }: Deps<typeof needs>, { buyer, workflowId, version }: Input) =>
  pipe(
    deliverables.find(workflowId),
    TE.flatMap(TE.fromOption(() => itemNotFound({}))),
    TE.bindTo('item'),
    TE.bindW('held', () => entitlements.find(buyer.userId, workflowId)),
    TE.flatMap(({ item, held }) => TE.fromEither(download(item, held, version))),
  )

const record = (deps: Deps<typeof needs>, { userId, address }: Buyer, { entitlement, version }: Download) =>
  recordDownload(deps)({ userId, address, entitlementId: entitlement.id, versionId: version.id })

/** Gives an owner the file of a version exactly as it is stored, and records that it was fetched. */
export const downloadWorkflow = useCase(
  'DownloadWorkflow',
  needs,
  [itemNotFound, notOwned, entitlementInactive, versionNotFound],
  (deps) => (input: Input) =>
    pipe(
      allowed(deps, input),
      TE.bindTo('granted'),
      TE.bindW('file', ({ granted }) =>
        pipe(deps.deliverables.file(granted.version.id), TE.flatMap(TE.fromOption(() => versionNotFound({})))),
      ),
      TE.tap(({ granted }) => (input.fetches ? record(deps, input.buyer, granted) : TE.right(undefined))),
      TE.map(({ granted: { item, version }, file }) => ({
        title: item.title,
        slug: item.slug,
        version: version.version,
        ...file,
      })),
    ),
)
