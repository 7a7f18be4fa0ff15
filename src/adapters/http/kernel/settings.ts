import type { BodySize } from './contract.ts'
import type { Structure } from './json/json-limits.ts'

/** What the HTTP adapter is told by configuration. Sizes in bytes, times in milliseconds. */
export type HttpSettings = Readonly<{
  production: boolean
  /** The address for links, without a trailing slash; its host is the one we answer for. */
  publicUrl: string
  corsOrigins: ReadonlyArray<string>
  trustedProxies: ReadonlyArray<string>
  bodyBytes: Readonly<Record<BodySize, number>>
  /** How much structure a body may have. */
  structure: Structure
  /** How many headers a request may have. */
  headers: number
  urlBytes: number
  /** How many characters `q` may have; no contract lets it have more than it says itself. */
  searchCharacters: number
  headerBytes: number
  /** How long the headers of a request, and the whole of it, may take to arrive. */
  headersMs: number
  requestMs: number
  /** The limits that clients meet, by their names in the configuration, for whoever reads the API document. */
  limits: Readonly<Record<string, Readonly<{ value: unknown; about: string }>>>
  /** How long an answer that is sent piece by piece may take to its end. */
  exportMs: number
}>
