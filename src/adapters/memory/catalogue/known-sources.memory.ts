import { O } from '../../../domain/kernel/fp.ts'
import type { KnownSources } from '../../../ports/catalogue/known-sources.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { workflows, workflowVersions } from './workflows.memory.ts'

export const memoryKnownSources = (memory: Memory): KnownSources => ({
  workflowOf: (sourceSha256) =>
    done(() => {
      const contents = workflowVersions.committed(memory)
      const found = [...workflows.committed(memory).values()]
        .flatMap(({ id, versions }) => versions.map((version) => ({ id, version })))
        .filter(({ version }) => contents.get(version.id)?.sourceSha256 === sourceSha256)
        .toSorted((a, b) => a.version.createdAt.getTime() - b.version.createdAt.getTime())
      return O.fromNullable(found[0]?.id)
    }),
})
