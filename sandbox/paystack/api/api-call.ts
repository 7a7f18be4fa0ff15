/** A request that carried a good key, reduced to what the answers depend on. */
export interface ApiCall {
  readonly key: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly ipAddress: string
}

/** The secret test key of `Authorization: Bearer sk_test_…`, or null. Live keys and public ones are not for a sandbox. */
export const keyOf = (authorization: string | undefined): string | null =>
  /^Bearer (sk_test_\S+)$/i.exec(authorization ?? '')?.[1] ?? null
