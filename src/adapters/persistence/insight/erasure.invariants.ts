import { leftOf, type TablePrivacy } from '../kernel/privacy.ts'

/** What was under way is gone through for two days after an erasure; then nothing may be left, and is looked for so long. */
const lookedFrom = '3 days'
const lookedUntil = '90 days'

/** Nothing personal is left of who was erased: in no table that says it may hold something of a buyer. */
export const nothingLeft = (tables: ReadonlyArray<TablePrivacy>): string =>
  leftOf(tables, 'gone.id')
    .map(
      ({ table, isThere }) => `
  select gone.id::text as of, '${table}' as "table", 'something personal is left' as fault
    from users gone
   where gone.erased_at between app_now() - interval '${lookedUntil}' and app_now() - interval '${lookedFrom}' and ${isThere}`,
    )
    .join(' union all ')
