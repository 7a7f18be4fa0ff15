import { notAWorkflow } from '../../domain/catalogue/document/not-a-workflow.ts'
import { secretsFound } from '../../domain/catalogue/secrets/secrets-found.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import { Examiner, type Uploaded } from '../../ports/catalogue/examiner.ts'
import { useCase } from '../kernel/use-case.ts'

/** Tells what an upload would come to; nothing is kept. */
export const analyzeWorkflow = useCase(
  'AnalyzeWorkflow',
  { examiner: Examiner },
  [notAWorkflow, invalid, secretsFound],
  ({ examiner }) =>
    (uploaded: Uploaded) =>
      pipe(
        examiner.examine(uploaded, null),
        TE.map(({ report, requirements, cleaned }) => ({ report, requirements, cleaned })),
      ),
)
