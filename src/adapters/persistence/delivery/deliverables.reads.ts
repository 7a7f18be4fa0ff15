import type { WorkflowStatus } from '../../../domain/catalogue/workflow.ts'
import type { Deliverable, DeliverableVersion, SoldFile } from '../../../domain/delivery/deliverable.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { Deliverables } from '../../../ports/delivery/deliverables.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

type Selected = Readonly<{
  id: string
  slug: string
  title: string
  status: WorkflowStatus
  price_amount: string
  price_currency: Currency
  made_for: string | null
  versions: ReadonlyArray<DeliverableVersion>
}>

type SelectedFile = Readonly<{ sold: Uint8Array; sold_sha256: string }>

const select = `
  select w.id, w.slug, w.title, w.status, w.price_amount, w.price_currency, w.made_for,
         coalesce((select json_agg(json_build_object('id', v.id, 'version', v.version, 'status', v.status))
                     from workflow_versions v where v.workflow_id = w.id), '[]') as versions
    from workflows w
   where w.id = $1`

const found = statement('deliverable', select)

/**
 * A statement of its own, before what it guards is read: one that waits for a lock sees the locked row as it is now, but
 * the versions as they were when the waiting began.
 */
const lock = 'select from workflows where id = $1 for key share'

/** A version that was never released is no file, whoever asks for it. */
const file = statement(
  'deliverable_file',
  `select sold, sold_sha256 from workflow_versions where id = $1 and status in ('released', 'yanked')`,
)

const toDeliverable = ({ id, price_amount, price_currency, ...same }: Selected): Deliverable => ({
  workflowId: id,
  slug: same.slug,
  title: same.title,
  status: same.status,
  price: { amount: Number(price_amount), currency: price_currency },
  madeFor: same.made_for,
  versions: same.versions,
})

const toFile = ({ sold, sold_sha256 }: SelectedFile): SoldFile => ({ bytes: sold, sha256: sold_sha256 })

export const postgresDeliverables = (db: Database): Deliverables => ({
  find: (workflowId) =>
    pipe(
      read(db)<Selected>(found, [workflowId]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toDeliverable))),
    ),
  hold: (tx) => (workflowId) =>
    inside(tx, async () => {
      await execute(tx, lock, [workflowId])
      const { rows } = await execute<Selected>(tx, select, [workflowId])
      return pipe(O.fromNullable(rows[0]), O.map(toDeliverable))
    }),
  file: (versionId) =>
    pipe(
      read(db)<SelectedFile>(file, [versionId]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toFile))),
    ),
})
