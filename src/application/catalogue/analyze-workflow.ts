import { notAWorkflow } from '../../domain/catalogue/document/not-a-workflow.ts'
import { secretsFound } from '../../domain/catalogue/secrets/secrets-found.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import { useCase } from '../kernel/use-case.ts'
import { examined, type Uploaded } from './examined.ts'

/** Tells what an upload would come to; nothing is kept. */
export const analyzeWorkflow = useCase(
  'AnalyzeWorkflow',
  { digest: Digest },
  [notAWorkflow, invalid, secretsFound],
  ({ digest }) =>
    (uploaded: Uploaded) =>
      TE.fromEither(
        pipe(
          examined(digest)(uploaded, null),
          E.map(({ contents: { report, requirements }, cleaned }) => ({ report, requirements, cleaned })),
        ),
      ),
)
