import { type Download, download } from '../../domain/delivery/access.ts'
import { entitlementInactive, itemNotFound, notOwned, versionNotFound } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { AddressHasher } from '../../ports/delivery/address-hasher.ts'
import { Deliverables } from '../../ports/delivery/deliverables.ts'
import { Downloads } from '../../ports/delivery/downloads.ts'
import { Entitlements } from '../../ports/delivery/entitlements.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Buyer } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  entitlements: Entitlements,
  deliverables: Deliverables,
  downloads: Downloads,
  transact: Transact,
  addresses: AddressHasher,
  clock: Clock,
  ids: Ids,
}

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

const record = (
  { downloads, transact, addresses, clock, ids }: Deps<typeof needs>,
  { userId, address }: Buyer,
  { entitlement, version }: Download,
) =>
  transact((tx) =>
    downloads.record(tx)({
      id: ids.next(),
      entitlementId: entitlement.id,
      versionId: version.id,
      addressHash: addresses.hash(userId, address),
      at: clock.now(),
    }),
  )

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
