/** Where a right to an item comes from. `originId` is the sale's, request's or grant's id; a claim's is the entitlement's own. */
export type SourceKind = 'sale' | 'free_claim' | 'grant' | 'custom_request'
export type SourceStatus = 'good' | 'suspended' | 'revoked'

export type Source = Readonly<{
  id: string
  kind: SourceKind
  originId: string
  status: SourceStatus
  createdAt: Date
}>

export type EntitlementStatus = 'active' | 'suspended' | 'revoked'

/**
 * A buyer's right to an item, one for both. Its status follows from its sources alone; one whose last source was moved to
 * another account is nobody's any more, and keeps only what was downloaded with it.
 */
export type Entitlement = Readonly<{
  id: string
  userId: string
  workflowId: string
  grantedAt: Date
  sources: ReadonlyArray<Source>
}>

/** Active while any source is good, else suspended while any is suspended, else revoked. */
export const statusOf = ({ sources }: Pick<Entitlement, 'sources'>): EntitlementStatus => {
  if (sources.some(({ status }) => status === 'good')) return 'active'
  return sources.some(({ status }) => status === 'suspended') ? 'suspended' : 'revoked'
}

/** Owned is what is active or suspended: it cannot be bought again. */
export const isOwned = (entitlement: Entitlement): boolean => statusOf(entitlement) !== 'revoked'

/** The source that a library names: the newest good one, else the newest. */
export const leadingSource = ({ sources }: Pick<Entitlement, 'sources'>): Source | null => {
  const newestFirst = [...sources].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  return newestFirst.find(({ status }) => status === 'good') ?? newestFirst[0] ?? null
}

const isSame = (a: Source, b: Source): boolean => a.kind === b.kind && a.originId === b.originId

/** The entitlement with what one of its sources is worth now; the same object when that is nothing new. */
export const withSourceStatus = (
  entitlement: Entitlement,
  { kind, originId, status }: Pick<Source, 'kind' | 'originId' | 'status'>,
): Entitlement => {
  const isStale = (each: Source): boolean => each.kind === kind && each.originId === originId && each.status !== status
  return entitlement.sources.some(isStale)
    ? { ...entitlement, sources: entitlement.sources.map((each) => (isStale(each) ? { ...each, status } : each)) }
    : entitlement
}

/** The entitlement with this source, once: the same source again changes nothing. */
export const withSource = (entitlement: Entitlement, source: Source): Entitlement =>
  entitlement.sources.some((each) => isSame(each, source))
    ? entitlement
    : { ...entitlement, sources: [...entitlement.sources, source] }
