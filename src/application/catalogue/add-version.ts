import { notAWorkflow } from '../../domain/catalogue/document/not-a-workflow.ts'
import { secretsFound } from '../../domain/catalogue/secrets/secrets-found.ts'
import type { Workflow, WorkflowDecision } from '../../domain/catalogue/workflow.ts'
import {
  duplicateVersion,
  illegalTransition,
  notPublishable,
  versionNotFound,
} from '../../domain/catalogue/workflow-failures.ts'
import { addVersion as add } from '../../domain/catalogue/workflow-versions.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import type { Uploaded } from '../../ports/catalogue/examiner.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changed, changeFailures, changing } from './changed-workflow.ts'
import { acceptedVersion, type Examined, examined, examining } from './examined.ts'
import { operatorView } from './operator-view.ts'
import { unlistedElsewhere } from './unlisted-elsewhere.ts'
import { versionView } from './version-view.ts'

const needs = { ...changing, ...examining, reads: OperatorReads, ids: Ids }

type Input = Readonly<{
  id: string
  operator: Operator
  expected: ReadonlyArray<number> | null
  version: string
  changelog: string
  upload: Uploaded
  release: boolean
}>

/** Takes a further version of a workflow, and puts it into buyers' hands if it is asked to and nothing blocks it. */
export const addVersion = useCase(
  'AddVersion',
  needs,
  [
    ...changeFailures,
    notAWorkflow,
    invalid,
    secretsFound,
    duplicateVersion,
    illegalTransition,
    notPublishable,
    versionNotFound,
  ],
  (deps) => {
    const { workflows, listed, reads, ids, clock } = deps
    const kept = ({ id, operator, expected, version: number, changelog, release }: Input, found: Examined) => {
      const version = acceptedVersion(found, { id: ids.next(), version: number, now: clock.now() })
      const keepVersion = (tx: Tx, _: Workflow, { state }: WorkflowDecision) =>
        workflows.addVersion(tx)(state, version.id, { ...found.contents, changelog })
      return changed(deps)(
        { id, operator, expected, action: 'version.add', facts: { version: number, release } },
        (workflow, now) => add(workflow, version, release, now),
        keepVersion,
      )
    }
    return (input: Input) =>
      pipe(
        operatorView(reads)(input),
        TE.flatMap(({ title }) => examined(deps)(input.upload, title)),
        TE.tap(({ version }) => unlistedElsewhere(listed)(input.id, version.contentHash)),
        TE.flatMap((found) => kept(input, found)),
        TE.flatMap(({ id }) => versionView(reads, id, input.version)),
      )
  },
)
