import type { EntityManager } from '@mikro-orm/postgresql'
import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Workflows } from '../../../ports/catalogue/workflows.ts'
import { conflict } from '../../../ports/kernel/transact.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { execute } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import {
  type SelectedWorkflow,
  toVersionRow,
  toWorkflow,
  toWorkflowRow,
  WorkflowRow,
  WorkflowVersionRow,
} from './workflow.row.ts'

/** The workflow's row is the lock of the whole aggregate: versions change under it only. */
const lock = `
  select w.id, w.slug, w.title, w.summary, w.description, w.status, w.price_amount, w.price_currency, w.licence,
         w.rights_held, w.categories, w.tags, w.overridden_rules, w.created_at, w.updated_at, w.published_at, w.revision,
         (select json_agg(json_build_object(
                   'id', v.id, 'version', v.version, 'status', v.status, 'contentHash', v.content_hash,
                   'facts', v.facts, 'createdAt', v.created_at, 'releasedAt', v.released_at,
                   'blocking', jsonb_path_query_array(v.report, '$.findings[*] ? (@.severity == "blocking")'))
                  order by v.created_at, v.id)
            from workflow_versions v where v.workflow_id = w.id) as versions
    from workflows w where w.id = $1
     for update of w`

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
      for (const { id } of workflow.versions) await em.insert(WorkflowVersionRow, toVersionRow(workflow, id, contents))
      return 'added'
    }),
  lock: (tx) => (id) =>
    inside(tx, async () => {
      const { rows } = await execute<SelectedWorkflow>(tx, lock, [id])
      return pipe(O.fromNullable(rows[0]), O.map(toWorkflow))
    }),
  save: (tx) => (workflow, from) =>
    pipe(
      inside(tx, async (em) => {
        const { id, ...row } = toWorkflowRow(workflow)
        const changed = await em.nativeUpdate(WorkflowRow, { id, revision: from }, row)
        await keepStatuses(em, workflow)
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
