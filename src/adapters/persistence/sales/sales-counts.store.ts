import type { SalesCounts } from '../../../ports/sales/sales-counts.ts'
import { execute } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

const recount = `
  update workflows set sales_count = (select count(*) from sales where workflow_id = $1) where id = $1`

export const postgresSalesCounts: SalesCounts = {
  recount: (tx) => (workflowId) => inside(tx, async () => void (await execute(tx, recount, [workflowId]))),
}
