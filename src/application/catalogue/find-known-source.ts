import { KnownSources } from '../../ports/catalogue/known-sources.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import { useCase } from '../kernel/use-case.ts'

/** The workflow that has a file already, byte for byte, as any of its versions. */
export const findKnownSource = useCase(
  'FindKnownSource',
  { sources: KnownSources, digest: Digest },
  [],
  ({ sources, digest }) =>
    ({ source }: Readonly<{ source: Uint8Array }>) =>
      sources.workflowOf(digest.sha256(source)),
)
