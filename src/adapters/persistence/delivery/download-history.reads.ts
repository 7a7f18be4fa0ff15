import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { type DownloadHistory, mostDownloads } from '../../../ports/delivery/download-history.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'

type Selected = Readonly<{ at: string; version: string; address_hash: string | null }>

const ofEntitlement = statement(
  'downloads_of_entitlement',
  `select d.at, v.version, d.address_hash
     from downloads d join workflow_versions v on v.id = d.version_id
    where d.entitlement_id = $1 order by d.at desc, d.id desc limit $2`,
)

export const postgresDownloadHistory = (db: Database): DownloadHistory => ({
  ofEntitlement: (entitlementId) =>
    pipe(
      read(db)<Selected>(ofEntitlement, [entitlementId, mostDownloads]),
      TE.map((rows) =>
        rows.map(({ at, version, address_hash }) => ({ at: timeOf(at), version, addressHash: address_hash })),
      ),
    ),
})
