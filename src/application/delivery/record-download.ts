import { AddressHasher } from '../../ports/delivery/address-hasher.ts'
import { Downloads } from '../../ports/delivery/downloads.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'

/** What recording a download needs; the use cases that hand out files have it among their needs. */
export const recording = { downloads: Downloads, transact: Transact, addresses: AddressHasher, clock: Clock, ids: Ids }

type Fetched = Readonly<{ userId: string; address: string; entitlementId: string; versionId: string }>

/** Records in an open transaction that a version was fetched with an owner's right, from where as a keyed hash. */
export const recorded =
  ({ downloads, addresses, clock, ids }: Omit<Deps<typeof recording>, 'transact'>) =>
  (tx: Tx) =>
  ({ userId, address, entitlementId, versionId }: Fetched) =>
    downloads.record(tx)({
      id: ids.next(),
      entitlementId,
      versionId,
      addressHash: addresses.hash(userId, address),
      at: clock.now(),
    })

/** Records that an owner fetched a version. */
export const recordDownload = (deps: Deps<typeof recording>) => (fetched: Fetched) =>
  deps.transact((tx) => recorded(deps)(tx)(fetched))
