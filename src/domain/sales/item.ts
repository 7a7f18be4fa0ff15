/** A workflow of the shop, in the version that was on offer. */
export type WorkflowItem = Readonly<{ kind: 'workflow'; workflowId: string; versionId: string }>

/** A workflow that is made for one buyer, at the quote that they accepted. */
export type RequestItem = Readonly<{ kind: 'request'; requestId: string }>

/** What a checkout is for. */
export type Item = WorkflowItem | RequestItem

/** The workflow of the shop that this is; null of one that is made to order. */
export const workflowIn = (item: Item): string | null => (item.kind === 'workflow' ? item.workflowId : null)

/** The request that this is made for; null of a workflow of the shop. */
export const requestIn = (item: Item): string | null => (item.kind === 'request' ? item.requestId : null)

/** What cannot be bought twice at once: a workflow is one in all its versions. */
export const isSameItem = (one: Item, other: Item): boolean =>
  workflowIn(one) === workflowIn(other) && requestIn(one) === requestIn(other)

/** How events name an item. */
export const itemFacts = (item: Item): Readonly<Record<string, string>> =>
  item.kind === 'workflow' ? { workflowId: item.workflowId } : { requestId: item.requestId }
