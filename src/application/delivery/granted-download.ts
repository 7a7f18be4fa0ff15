import { download } from '../../domain/delivery/access.ts'
import { entitlementInactive, itemNotFound, notOwned, versionNotFound } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Deliverables } from '../../ports/delivery/deliverables.ts'
import { Entitlements } from '../../ports/delivery/entitlements.ts'
import type { Deps } from '../../ports/kernel/port.ts'

export const granting = { entitlements: Entitlements, deliverables: Deliverables }

/** Why somebody does not get a version. */
export const notGranted = [itemNotFound, notOwned, entitlementInactive, versionNotFound] as const

/** `version` null asks for the newest released one. */
type Asked = Readonly<{ userId: string; workflowId: string; version: string | null }>

/** The version that a buyer may download now. */
export const grantedDownload = (
  { entitlements, deliverables }: Deps<typeof granting>,
  { userId, workflowId, version }: Asked,
) =>
  pipe(
    deliverables.find(workflowId),
    TE.flatMap(TE.fromOption(() => itemNotFound({}))),
    TE.bindTo('item'),
    TE.bindW('held', () => entitlements.find(userId, workflowId)),
    TE.flatMap(({ item, held }) => TE.fromEither(download(item, held, version))),
  )
