import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Downloads } from '../../../ports/delivery/downloads.ts'
import { inside } from '../kernel/transact.ts'

export const DownloadRow = defineEntity({
  name: 'DownloadRow',
  tableName: 'downloads',
  properties: {
    id: p.uuid().primary(),
    entitlementId: p.uuid(),
    versionId: p.uuid(),
    addressHash: p.text().nullable(),
    at: p.datetime(),
  },
})

export const postgresDownloads = (): Downloads => ({
  record: (tx) => (download) =>
    inside(tx, async (em) => {
      await em.insert(DownloadRow, download)
    }),
})
