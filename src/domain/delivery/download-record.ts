/** That an owner fetched a version; `addressHash` is the SHA-256 of where from, salted with the buyer's id. */
export type DownloadRecord = Readonly<{
  id: string
  entitlementId: string
  versionId: string
  addressHash: string
  at: Date
}>
