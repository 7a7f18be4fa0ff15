import type { Listing, Workflow } from '../../../src/domain/catalogue/workflow.ts'
import type { BlockingFinding, WorkflowVersion } from '../../../src/domain/catalogue/workflow-version.ts'
import { upload } from '../../../src/domain/catalogue/workflow-versions.ts'
import { E } from '../../../src/domain/kernel/fp.ts'

export const someTime = new Date('2026-03-02T09:00:00.000Z')
export const later = new Date('2026-03-03T09:00:00.000Z')

export const blocked: BlockingFinding = {
  rule: 'broken-wiring',
  message: 'leads nowhere',
  pointer: '/document/connections',
}

export const aListing: Listing = {
  title: 'Invoices to a sheet',
  summary: 'Writes every invoice into a sheet.',
  description: '',
  price: { amount: 500_000, currency: 'NGN' },
  categories: ['finance'],
  tags: ['invoices', 'sheets'],
  licence: 'unlimited-own-use',
  rightsHeld: true,
}

export const aVersion = (version: string, facts: Partial<WorkflowVersion> = {}): WorkflowVersion => ({
  id: `id of ${version}`,
  version,
  status: 'accepted',
  contentHash: `content of ${version}`,
  facts: { integrations: [], nodeTypes: [], trigger: 'none', nodeCount: 1, risk: 'low' },
  blocking: [],
  createdAt: someTime,
  releasedAt: null,
  ...facts,
})

/** A workflow as it was just uploaded. */
export const uploadedWith = (
  version: WorkflowVersion = aVersion('1.0.0'),
  overriddenRules: ReadonlyArray<string> = [],
): Workflow => upload({ id: 'w', slug: 'invoices', listing: aListing, version, overriddenRules }, someTime).state

export const right = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error('should have been decided', { cause: result.left })
  return result.right
}

export const left = <F>(result: E.Either<F, unknown>): F => {
  if (E.isRight(result)) throw new Error('should have been refused')
  return result.left
}
