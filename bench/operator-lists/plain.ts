import { selectSales } from '../../src/adapters/persistence/insight/sale.row.ts'
import { containing } from '../../src/adapters/persistence/kernel/containing.ts'
import { newestFirst } from '../../src/adapters/persistence/kernel/newest-first.ts'
import type { SaleFilter } from '../../src/ports/insight/sale-directory.ts'
import type { UserFilter } from '../../src/ports/insight/user-directory.ts'
import type { PageRequest } from '../../src/ports/kernel/page.ts'

/** A list by one statement for all that may be asked, which walks along the list until it has a page. */
export type Plain = Readonly<{ name: string; text: string; values: ReadonlyArray<unknown> }>

const pattern = (text: string | null): string | null => (text === null ? null : containing(text))

export const plainSales = ({ status, currency, from, to, text }: SaleFilter, page: PageRequest): Plain => ({
  name: 'plain_sales',
  text: `${selectSales}
    where (s.paid_at, s.id) < ($1::timestamptz, $2::uuid)
      and ($4::text is null or s.status = $4) and ($5::text is null or s.currency = $5)
      and ($6::timestamptz is null or s.paid_at >= $6) and ($7::timestamptz is null or s.paid_at < $7)
      and ($8::text is null or u.email ilike $8 or w.title ilike $8 or q.title ilike $8 or starts_with(s.reference, $9))
    order by s.paid_at desc, s.id desc limit $3`,
  values: [...newestFirst(page), status, currency, from, to, pattern(text), text],
})

export const plainUsers = ({ status, text }: UserFilter, page: PageRequest): Plain => ({
  name: 'plain_users',
  text: `
    select u.id, u.email, u.name, u.status, u.email_verified_at, u.created_at,
           (select count(*) from sales s where s.user_id = u.id) as purchases
      from users u
     where (u.created_at, u.id) < ($1::timestamptz, $2::uuid)
       and ($4::text is null or u.status = $4) and ($5::text is null or u.email ilike $5 or u.name ilike $5)
     order by u.created_at desc, u.id desc limit $3`,
  values: [...newestFirst(page), status, pattern(text)],
})
