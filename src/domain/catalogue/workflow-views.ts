import type { Card, Risk } from './card.ts'
import type { NodeTypeCount } from './facts.ts'
import type { Licence, WorkflowStatus } from './workflow.ts'
import type { VersionStatus } from './workflow-version.ts'

export type Finding = Readonly<{
  rule: string
  severity: 'blocking' | 'warning' | 'info'
  pointer?: string
  node?: string
  message: string
}>

/** What the analysis found in a version. */
export type Report = Readonly<{
  ruleset: string
  risk: Risk
  riskReasons: ReadonlyArray<string>
  findings: ReadonlyArray<Finding>
  hosts: ReadonlyArray<string>
  nodeTypes: ReadonlyArray<NodeTypeCount>
}>

/** What a version needs in order to run. */
export type Requirements = Readonly<{
  credentials: ReadonlyArray<Readonly<{ type: string; nodes: ReadonlyArray<string> }>>
  packages: ReadonlyArray<string>
  integrations: ReadonlyArray<string>
  /** All that start it, as words of the filter `trigger`; not known of versions that were uploaded before it was asked. */
  triggers?: ReadonlyArray<string>
  models: ReadonlyArray<string>
  minimumVersion: Readonly<{ version: string; source: string }> | null
  unknownNodes: ReadonlyArray<string>
}>

/** A workflow as its page shows it. `owned` is there for who is signed in. */
export type WorkflowDetail = Card &
  Readonly<{
    description: string
    licence: Licence
    version: string
    requirements: Requirements
    report: Report
    updatedAt: Date
    revision: number
    owned?: boolean
  }>

/** A version as everyone sees it: digest and bytes are of what buyers get. */
export type VersionView = Readonly<{
  version: string
  status: VersionStatus
  changelog: string
  releasedAt: Date | null
  sha256: string
  size: number
  minimumVersion: Requirements['minimumVersion']
}>

/** A workflow in the operators' list, in whatever state. */
export type OperatorCard = Card & Readonly<{ status: WorkflowStatus; createdAt: Date; updatedAt: Date }>

/** Everything that operators see of a workflow. `version` is the one on offer, or else the highest. */
export type OperatorDetail = OperatorCard &
  Readonly<{
    version: string
    description: string
    licence: Licence
    rightsHeld: boolean
    overriddenRules: ReadonlyArray<string>
    requirements: Requirements
    report: Report
    versions: ReadonlyArray<VersionView>
    revision: number
  }>

export type CategoryView = Readonly<{ slug: string; name: string; count: number }>

type Counted = ReadonlyArray<Readonly<{ value: string; count: number }>>

/** How many results each filter would leave; `price` is in the minor unit of the currency that was asked for. */
export type Facets = Readonly<{
  integration: Counted
  trigger: Counted
  category: Counted
  tag: Counted
  free: Counted
  risk: Counted
  price: Readonly<{ min: number; max: number; count: number }>
}>
