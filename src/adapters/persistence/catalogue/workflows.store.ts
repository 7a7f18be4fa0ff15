import type { EntityManager } from '@mikro-orm/postgresql'
import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Workflows } from '../../../ports/catalogue/workflows.ts'
import { conflict } from '../../../ports/kernel/transact.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { execute } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import { keepSearchWords } from './search-column.ts'
import {
  type SelectedVersion,
  type SelectedWorkflow,
  toVersionRow,
  toWorkflow,
  toWorkflowRow,
  WorkflowRow,
  WorkflowVersionRow,
} from './workflow.row.ts'

/** The workflow's row is the lock of the whole aggregate: versions change under it only. */
const lock = `
  select id, slug, title, summary, description, status, price_amount, price_currency, licence, rights_held, categories,
         tags, overridden_rules, made_for, created_at, updated_at, published_at, revision
    from workflows where id = $1
     for update`

/**
 * Asked once the lock is held, as a statement of its own: one that waits for a lock sees the locked row as it is now,
 * but everything else as it was when the waiting began.
 */
const versions = `
  select id, version, status, content_hash, facts, created_at, released_at,
         jsonb_path_query_array(report, '$.findings[*] ? (@.severity == "blocking")') as blocking
    from workflow_versions where workflow_id = $1
   order by created_at, id`

/** Checkouts and entitlements hold the workflow's row while they are made, so under its lock this cannot change. */
const isNamed = `
  select exists (select from checkouts where workflow_id = $1)
      or exists (select from entitlements where workflow_id = $1) as named`

const keepStatuses = async (em: EntityManager, { versions }: Workflow): Promise<void> => {
  for (const { id, status, releasedAt } of versions)
    await em.nativeUpdate(WorkflowVersionRow, { id, status: { $ne: status } }, { status, releasedAt })
}

export const postgresWorkflows = (): Workflows => ({
  add: (tx) => (workflow, contents) =>
    inside(tx, async (em) => {
      // The version that is offered is inserted after the workflow that names it; its foreign key waits for the commit.
      if (!(await insertUnlessTaken(em, WorkflowRow, toWorkflowRow(workflow), ['slug']))) return 'slug_taken'
      await keepSearchWords(tx, workflow)
      for (const { id } of workflow.versions) await em.insert(WorkflowVersionRow, toVersionRow(workflow, id, contents))
      return 'added'
    }),
  lock: (tx) => (id) =>
    inside(tx, async () => {
      const [row] = (await execute<SelectedWorkflow>(tx, lock, [id])).rows
      if (row === undefined) return O.none
      return O.some(toWorkflow(row, (await execute<SelectedVersion>(tx, versions, [id])).rows))
    }),
  save: (tx) => (workflow, from) =>
    pipe(
      inside(tx, async (em) => {
        const { id, ...row } = toWorkflowRow(workflow)
        const changed = await em.nativeUpdate(WorkflowRow, { id, revision: from }, row)
        await keepStatuses(em, workflow)
        await keepSearchWords(tx, workflow)
        return changed
      }),
      TE.filterOrElseW(
        (changed) => changed === 1,
        () => conflict({ what: 'workflows_revision' }),
      ),
      TE.map(() => undefined),
    ),
  addVersion: (tx) => (workflow, versionId, contents) =>
    inside(tx, async (em) => {
      await em.insert(WorkflowVersionRow, toVersionRow(workflow, versionId, contents))
    }),
  isNamed: (tx) => (id) =>
    inside(tx, async () => (await execute<{ named: boolean }>(tx, isNamed, [id])).rows[0]?.named === true),
  delete: (tx) => (id) =>
    inside(tx, async (em) => {
      await em.nativeDelete(WorkflowRow, { id })
    }),
})
