import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { Offers } from '../../../ports/sales/offers.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement } from '../kernel/sql.ts'

type Selected = Readonly<{ id: string; offered_version_id: string; price_amount: string; price_currency: Currency }>

const find = statement(
  'offer_of_workflow',
  `select id, offered_version_id, price_amount, price_currency from workflows
    where id = $1 and status in ('published', 'unlisted') and offered_version_id is not null`,
)

export const postgresOffers = (db: Database): Offers => ({
  find: (workflowId) =>
    pipe(
      read(db)<Selected>(find, [workflowId]),
      TE.map((rows) =>
        pipe(
          O.fromNullable(rows[0]),
          O.map(({ id, offered_version_id, price_amount, price_currency }) => ({
            item: { kind: 'workflow', workflowId: id, versionId: offered_version_id },
            price: { amount: Number(price_amount), currency: price_currency },
          })),
        ),
      ),
    ),
})
