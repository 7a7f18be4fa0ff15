import type { TestShop } from '../../support/shop.ts'
import { sums } from '../../support/sums.ts'
import { eventually } from '../payment/till.ts'

/** Attempts that are counted whatever comes of them, answers that are kept, and mails, which are tried again and again. */
const noBusiness: ReadonlySet<string> = new Set([
  'throttles',
  'idempotency_keys',
  'mails',
  'app_clock',
  'migrations',
  ...sums,
])

/** Waits until no job is under way. */
const settled = ({ sql }: TestShop) =>
  eventually(
    () =>
      sql(
        `select from pgboss.job where name not like '\\_\\_pgboss%' and state in ('created', 'retry', 'active')
            and start_after <= now()`,
      ),
    ({ length }) => length === 0,
  )

/** Every row of what the shop is about, by table, once nothing is under way any more. */
export const businessRows = async (shop: TestShop): Promise<ReadonlyArray<string>> => {
  await settled(shop)
  const tables = await shop.sql<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`)
  const looks = tables
    .filter(({ name }) => !noBusiness.has(name))
    .map(({ name }) => `select '${name}' as name, t::text as row from "${name}" t`)
  const all = await shop.sql<{ name: string; row: string }>(`${looks.join(' union all ')} order by 1, 2`)
  return all.map(({ name, row }) => `${name} ${row}`)
}

/** From now on nothing can be written into the audit log, until it is mended. */
export const brokenAudit = async ({ sql }: TestShop): Promise<() => Promise<void>> => {
  await sql(`create or replace function broken_audit() returns trigger language plpgsql as $$
    begin raise exception 'nothing is noted today'; end $$`)
  await sql('create trigger broken_audit before insert on audit_log for each row execute function broken_audit()')
  return async () => void (await sql('drop trigger broken_audit on audit_log'))
}
