import { KnownSources } from '../../ports/catalogue/known-sources.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import { useCase } from '../kernel/use-case.ts'

/** Whether the shop has a file already, byte for byte, as any version of any workflow. */
export const isKnownSource = useCase(
  'IsKnownSource',
  { sources: KnownSources, digest: Digest },
  [],
  ({ sources, digest }) =>
    ({ source }: Readonly<{ source: Uint8Array }>) =>
      sources.has(digest.sha256(source)),
)
