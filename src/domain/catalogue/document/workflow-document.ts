import type { JsonObject } from './json.ts'

/** What a node says of a credential it uses: the type, and the members of the reference when it is an object. */
export type CredentialReference = Readonly<{ type: string; pointer: string; members: JsonObject | null }>

/** What was wrong with a node and could be put right without guessing at its sense. */
export type Repair = 'name' | 'duplicate-name' | 'position' | 'typeVersion'

/**
 * A node, put in order. `name` is unique in the workflow and present, as n8n's own import would make it; edges refer to
 * the first node of a name. `typeVersion` null: absent, so that n8n takes its newest.
 */
export type WorkflowNode = Readonly<{
  name: string
  type: string
  typeVersion: number | null
  position: readonly [x: number, y: number]
  parameters: JsonObject
  credentials: ReadonlyArray<CredentialReference>
  disabled: boolean
  isSticky: boolean
  repairs: ReadonlyArray<Repair>
  pointer: string
  raw: JsonObject
}>

/**
 * A connection: output `output` of `from` into input `input` of `to`, both by name. `kind` is the type it is filed
 * under, `toKind` what the edge itself says; n8n takes it only when both agree.
 */
export type Edge = Readonly<{
  from: string
  output: number
  to: string
  input: number
  kind: string
  toKind: string
  pointer: string
  inputAssumed: boolean
}>

export type MalformedEdge = Readonly<{ from: string; pointer: string }>

/**
 * An n8n workflow as it was uploaded, unwrapped and put in order. All pointers begin at `/document` and lead into
 * `uploaded`, through whatever it was wrapped in.
 */
export type WorkflowDocument = Readonly<{
  name: string | null
  description: string | null
  nodes: ReadonlyArray<WorkflowNode>
  edges: ReadonlyArray<Edge>
  malformedEdges: ReadonlyArray<MalformedEdge>
  settings: JsonObject
  pointer: string
  raw: JsonObject
  uploaded: unknown
}>
