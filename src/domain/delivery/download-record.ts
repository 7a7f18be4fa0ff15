/** That an owner fetched a version; `addressHash` is a keyed hash of where from, of this buyer alone. */
export type DownloadRecord = Readonly<{
  id: string
  entitlementId: string
  versionId: string
  addressHash: string
  at: Date
}>
