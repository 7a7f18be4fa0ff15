import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { CustomRequest } from '../../../domain/requests/custom-request.ts'
import type { Item } from '../../../domain/sales/item.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { workflows } from '../catalogue/workflows.memory.ts'
import type { Memory } from '../kernel/memory.ts'
import { customRequests } from '../requests/custom-requests.memory.ts'

/** What an item is found to be: a workflow in a version, or a request. */
export type NamedItem = Readonly<{ workflow: Workflow | null; version: string | null; request: CustomRequest | null }>

type Shelves = Readonly<{
  workflows: ReadonlyMap<string, Workflow>
  requests: ReadonlyMap<string, CustomRequest>
}>

const found = (shelves: Shelves, item: Item): NamedItem => {
  if (item.kind === 'request')
    return { workflow: null, version: null, request: shelves.requests.get(item.requestId) ?? null }
  const workflow = shelves.workflows.get(item.workflowId) ?? null
  const version = workflow?.versions.find(({ id }) => id === item.versionId)?.version ?? null
  return { workflow, version, request: null }
}

export const namedItem = (memory: Memory, item: Item): NamedItem =>
  found({ workflows: workflows.committed(memory), requests: customRequests.committed(memory) }, item)

export const namedItemWithin = (tx: Tx, item: Item): NamedItem =>
  found({ workflows: workflows.of(tx), requests: customRequests.of(tx) }, item)

/** What lists say of a request. */
export const requestTitled = (request: CustomRequest | null): Readonly<{ id: string; title: string }> | null =>
  request === null ? null : { id: request.id, title: request.title }
