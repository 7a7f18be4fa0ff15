import type { VersionSources } from '../../../ports/catalogue/version-sources.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { contentsOf, seenAt } from './views.memory.ts'

export const memoryVersionSources = (memory: Memory): VersionSources => ({
  find: (idOrSlug, versions) =>
    done(() =>
      (seenAt(memory, idOrSlug)?.workflow.versions ?? [])
        .filter(({ version, status }) => status !== 'accepted' && versions.includes(version))
        .map((each) => ({
          version: each.version,
          source: new TextDecoder().decode(contentsOf(memory, each).source),
        })),
    ),
})
