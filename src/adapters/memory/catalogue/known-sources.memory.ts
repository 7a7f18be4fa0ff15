import type { KnownSources } from '../../../ports/catalogue/known-sources.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { workflowVersions } from './workflows.memory.ts'

export const memoryKnownSources = (memory: Memory): KnownSources => ({
  has: (sourceSha256) =>
    done(() => [...workflowVersions.committed(memory).values()].some((each) => each.sourceSha256 === sourceSha256)),
})
