import type { Item } from '../../../domain/sales/item.ts'

/** How rows name what they are for: a workflow and its version, or a request. */
export type SelectedItem = Readonly<{ workflow_id: string | null; version_id: string; request_id: string }>

export const toItem = ({ workflow_id, version_id, request_id }: SelectedItem): Item =>
  workflow_id === null
    ? { kind: 'request', requestId: request_id }
    : { kind: 'workflow', workflowId: workflow_id, versionId: version_id }

/** The columns `workflow_id, version_id, request_id`. */
export const itemValues = (item: Item): readonly [string | null, string | null, string | null] =>
  item.kind === 'workflow' ? [item.workflowId, item.versionId, null] : [null, null, item.requestId]

export type ItemColumn = 'workflow_id' | 'request_id'

/** By which column rows of one item are found, and its value: each has an index of its own. */
export const itemKey = (item: Item): Readonly<{ column: ItemColumn; id: string }> =>
  item.kind === 'workflow'
    ? { column: 'workflow_id', id: item.workflowId }
    : { column: 'request_id', id: item.requestId }
