import type { SalesCounts } from '../../../ports/sales/sales-counts.ts'
import { execute } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

/** Whoever counts holds the row first, so that a count begun earlier never overwrites a later one. */
const lock = 'select id from workflows where id = $1 for no key update'

const recount = `
  update workflows set sales_count = (select count(*) from sales where workflow_id = $1) where id = $1`

export const postgresSalesCounts: SalesCounts = {
  recount: (tx) => (workflowId) =>
    inside(tx, async () => {
      await execute(tx, lock, [workflowId])
      await execute(tx, recount, [workflowId])
    }),
}
