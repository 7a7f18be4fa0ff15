import { AddressHasher } from '../../ports/delivery/address-hasher.ts'
import { Downloads } from '../../ports/delivery/downloads.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact } from '../../ports/kernel/transact.ts'

/** What recording a download needs; the use cases that hand out files have it among their needs. */
export const recording = { downloads: Downloads, transact: Transact, addresses: AddressHasher, clock: Clock, ids: Ids }

type Fetched = Readonly<{ userId: string; address: string; entitlementId: string; versionId: string }>

/** Records that an owner fetched a version, from where as a keyed hash. */
export const recordDownload =
  ({ downloads, transact, addresses, clock, ids }: Deps<typeof recording>) =>
  ({ userId, address, entitlementId, versionId }: Fetched) =>
    transact((tx) =>
      downloads.record(tx)({
        id: ids.next(),
        entitlementId,
        versionId,
        addressHash: addresses.hash(userId, address),
        at: clock.now(),
      }),
    )
