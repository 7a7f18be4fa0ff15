import { type DownloadLink, usable } from '../../domain/delivery/download-link.ts'
import { entitlementInactive, linkExpired, linkNotFound } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { DownloadLinks } from '../../ports/delivery/download-links.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { granting } from './granted-download.ts'
import { recorded, recording } from './record-download.ts'

const needs = { ...granting, ...recording, links: DownloadLinks, digest: Digest }
type Needs = Deps<typeof needs>

/** Who does not fetch only looks at what would come. */
type Input = Readonly<{ token: string; visitor: Visitor; fetches: boolean }>

const found = ({ links, digest, deliverables, entitlements }: Needs, token: string) =>
  pipe(
    links.find(digest.sha256(token)),
    TE.flatMap(TE.fromOption(() => linkNotFound({}))),
    TE.bindTo('link'),
    TE.bindW('item', ({ link }) =>
      pipe(deliverables.find(link.workflowId), TE.flatMap(TE.fromOption(() => linkNotFound({})))),
    ),
    TE.bindW('held', ({ link: { userId, workflowId } }) => entitlements.find(userId, workflowId)),
  )

/** Counts the use and records the download together; who finds no use left gets nothing. */
const used = (deps: Needs, { address }: Visitor, { id, userId, entitlementId, versionId }: DownloadLink) =>
  deps.transact((tx: Tx) =>
    pipe(
      deps.links.use(tx)(id),
      TE.filterOrElseW(
        (isCounted) => isCounted,
        () => linkExpired({}),
      ),
      TE.flatMap(() => recorded(deps)(tx)({ userId, address, entitlementId, versionId })),
    ),
  )

/**
 * Gives whoever has a link the file of its version, byte for byte, and records it as the owner's download. The right
 * behind it is looked up each time, so the link dies with it.
 */
export const followDownloadLink = useCase(
  'FollowDownloadLink',
  needs,
  [linkNotFound, linkExpired, entitlementInactive],
  (deps) =>
    ({ token, visitor, fetches }: Input) =>
      pipe(
        found(deps, token),
        TE.tap(({ link, item, held }) => TE.fromEither(usable(link, { item, held }))),
        TE.bindW('file', ({ link }) =>
          pipe(deps.deliverables.file(link.versionId), TE.flatMap(TE.fromOption(() => linkNotFound({})))),
        ),
        TE.tap(({ link }) => (fetches ? used(deps, visitor, link) : TE.right(undefined))),
        TE.map(({ item: { title, slug }, file }) => ({ title, slug, ...file })),
      ),
)
