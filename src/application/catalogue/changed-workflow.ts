import type { Workflow, WorkflowDecision } from '../../domain/catalogue/workflow.ts'
import { listedContents } from '../../domain/catalogue/workflow.ts'
import {
  type DuplicateContent,
  duplicateContent,
  type Stale,
  stale,
  type WorkflowNotFound,
  workflowNotFound,
} from '../../domain/catalogue/workflow-failures.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import { at, flaw } from '../../domain/kernel/issue.ts'
import { type ListedAlready, ListedContents } from '../../ports/catalogue/listed-contents.ts'
import { Workflows } from '../../ports/catalogue/workflows.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'

export const changing = {
  workflows: Workflows,
  listed: ListedContents,
  audit: AuditLog,
  events: Events,
  transact: Transact,
  clock: Clock,
}
type Changing = Deps<typeof changing>

/** What an operator does to a workflow, as the audit log names it. */
export type Act = Readonly<{
  operator: Operator
  id: string
  /** The revisions that the operator believes to be current; null: whatever is current. */
  expected: ReadonlyArray<number> | null
  action: string
  facts?: Readonly<Record<string, unknown>>
}>

/** Names the listed workflow that has the content already. */
export const duplicateOf = ({ id, slug, title }: ListedAlready): DuplicateContent => {
  const same = flaw('duplicate_content', `is the same workflow as "${title}" (${slug}, ${id}), which is in the shop`)
  return duplicateContent({ issues: [at('/document')(same)] })
}

/** The locked workflow, as the operator knows it. */
export const lockedFor =
  ({ workflows }: Pick<Changing, 'workflows'>) =>
  (tx: Tx, { id, expected }: Act): TE.TaskEither<Unavailable | WorkflowNotFound | Stale, Workflow> =>
    pipe(
      workflows.lock(tx)(id),
      TE.flatMap(TE.fromOption(() => workflowNotFound({}))),
      TE.filterOrElseW(
        ({ revision }) => expected === null || expected.includes(revision),
        () => stale({}),
      ),
    )

/** Makes what is listed follow from the workflow, unless another has the content: then nothing may be kept. */
export const claimContents =
  ({ listed }: Pick<Changing, 'listed'>) =>
  (tx: Tx, workflow: Workflow): TE.TaskEither<Unavailable | DuplicateContent, void> =>
    pipe(
      listed.claim(tx)(workflow.id, listedContents(workflow)),
      TE.flatMap((holder) => TE.fromEither(O.isSome(holder) ? E.left(duplicateOf(holder.value)) : E.right(undefined))),
    )

/** Keeps what a decision made of a locked workflow, and announces it. */
export const keep =
  (deps: Pick<Changing, 'workflows' | 'listed' | 'events'>) =>
  (
    tx: Tx,
    before: Workflow,
    { state, events }: WorkflowDecision,
  ): TE.TaskEither<Unavailable | Conflict | DuplicateContent, Workflow> =>
    state === before
      ? TE.right(state)
      : pipe(
          deps.workflows.save(tx)(state, before.revision),
          TE.flatMap(() => claimContents(deps)(tx, state)),
          TE.flatMap(() => deps.events.append(tx)(events)),
          TE.map(() => state),
        )

export const audited =
  ({ audit }: Pick<Changing, 'audit'>) =>
  (tx: Tx, { operator, id, action, facts = {} }: Act): TE.TaskEither<Unavailable, void> =>
    audit.append(tx)({ actor: operator.adminId, action, subject: id, facts })

/** One operator's act on one workflow, in one transaction: lock, decide, keep, announce, audit. */
export const changed =
  (deps: Changing) =>
  <Err>(
    act: Act,
    decide: (workflow: Workflow, now: Date) => E.Either<Err, WorkflowDecision>,
    also: (tx: Tx, before: Workflow, decision: WorkflowDecision) => TE.TaskEither<Unavailable, void> = () =>
      TE.right(undefined),
  ): TE.TaskEither<Err | Unavailable | Conflict | WorkflowNotFound | Stale | DuplicateContent, Workflow> =>
    deps.transact((tx) =>
      pipe(
        lockedFor(deps)(tx, act),
        TE.flatMap((before) =>
          pipe(
            TE.fromEither(decide(before, deps.clock.now())),
            TE.tap((decision) => also(tx, before, decision)),
            TE.flatMap((decision) => keep(deps)(tx, before, decision)),
          ),
        ),
        TE.tap(() => audited(deps)(tx, act)),
      ),
    )

/** How an act on a workflow can fail whatever the act is. */
export const changeFailures = [workflowNotFound, stale, duplicateContent] as const
