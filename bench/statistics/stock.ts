import type { Client } from 'pg'
import { noting } from './noting.ts'

/** How many sales are made before the next lot is. */
const lot = 50_000

/** A year of them, paid at any second; a best-seller of rank r is drawn with a probability of about 1/r. */
const sold = `
  create temp table lot as
  select at, lpad(to_hex(at), 12, '0') as hex, gen_random_uuid() as id,
         date_trunc('milliseconds', timestamptz '2026-01-01' + random() * interval '365 days') as paid_at,
         case when random() < 0.9 then 'NGN' else 'USD' end as currency,
         (100 * (10 + floor(random() * 5000)))::bigint as list,
         1 + floor(exp(ln($3::float) * random()))::integer as rank,
         1 + floor(random() * $4)::integer as buyer,
         random() as fate
    from generate_series($1::bigint, $2::bigint) as at`

const priced = `
  alter table lot add tax bigint, add fee bigint;
  update lot set tax = floor(list * 7 / 107), fee = floor(list * 0.015) + 1`

const checkouts = `
  insert into checkouts (id, reference, user_id, workflow_id, version_id, list_amount, discount_amount, tax_amount,
    total_amount, currency, tax_percent, tax_included, status, access_code, created_at, expires_at)
  select gen_random_uuid(), 'VX-OF-THE-BENCH-' || hex, ('00000000-0000-7000-8000-' || lpad(to_hex(buyer), 12, '0'))::uuid,
         ('00000000-0000-7000-9000-' || lpad(to_hex(rank), 12, '0'))::uuid, gen_random_uuid(), list, 0, tax, list, currency,
         7, true, 'paid', 'page', paid_at - interval '3 minutes', paid_at
    from lot
  union all
  select gen_random_uuid(), 'VX-OF-NOTHING-' || hex, ('00000000-0000-7000-8000-' || lpad(to_hex(buyer), 12, '0'))::uuid,
         ('00000000-0000-7000-9000-' || lpad(to_hex(rank), 12, '0'))::uuid, gen_random_uuid(), list, 0, tax, list, currency,
         7, true, 'expired', 'page', paid_at - interval '3 minutes', paid_at
    from lot where fate > 0.8`

const sales = `
  insert into sales (id, reference, user_id, workflow_id, version_id, list_amount, discount_amount, tax_amount,
    total_amount, charged_amount, fees_amount, currency, status, paid_at)
  select id, 'VX-OF-THE-BENCH-' || hex, ('00000000-0000-7000-8000-' || lpad(to_hex(buyer), 12, '0'))::uuid,
         ('00000000-0000-7000-9000-' || lpad(to_hex(rank), 12, '0'))::uuid, gen_random_uuid(), list, 0, tax, list, list, fee,
         currency, case when fate < 0.03 then 'refunded' else 'paid' end, paid_at
    from lot`

const books = `
  insert into ledger_entries (id, txn_id, reference, account, currency, delta, at)
  select gen_random_uuid(), id, 'VX-OF-THE-BENCH-' || hex, account, currency, delta, paid_at + interval '2 seconds'
    from lot cross join lateral (values ('paystack_clearing', list - fee), ('paystack_fees', fee),
      ('sales', tax - list), ('tax_payable', -tax)) as e (account, delta)
   where delta <> 0
  union all
  select gen_random_uuid(), txn, 'VX-OF-THE-BENCH-' || hex, account, currency, delta, paid_at + interval '3 days'
    from (select *, gen_random_uuid() as txn from lot where fate < 0.03) back
    cross join lateral (values ('paystack_clearing', -list), ('refunds', list - tax), ('tax_payable', tax)) as e (account, delta)
   where delta <> 0`

const people = `
  insert into users (id, email, email_key, name, status, password_hash, created_at)
  select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'buyer' || n || '@shop.test',
         'buyer' || n || '@shop.test', 'Buyer ' || n, 'unverified', '', timestamptz '2025-01-01' + n * interval '1 minute'
    from generate_series(1, $1::integer) n`

const items = `
  insert into workflows (id, slug, title, summary, description, status, price_amount, price_currency, licence,
    rights_held, categories, tags, integrations, node_types, trigger, node_count, risk, offered_version_id, created_at, updated_at)
  select ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'item-' || n, 'Item ' || n, '', '', 'published', 100,
         'NGN', 'mit', true, '{}', '{}', '{}', '{}', 'manual', 1, 'low', gen_random_uuid(), now(), now()
    from generate_series(1, $1::integer) n`

/**
 * Fills a migrated, empty database with so many sales of a year, their checkouts and books; notes for statistics are
 * written with them unless they are not wanted. Needs a superuser.
 */
export const stock = async (
  client: Client,
  many: number,
  log: (line: string) => void,
  { isNoted = true }: Readonly<{ isNoted?: boolean }> = {},
): Promise<void> => {
  const [workflows, buyers] = [Math.max(10, Math.floor(many / 100)), Math.max(10, Math.floor(many / 10))]
  if (isNoted) await client.query(noting)
  await client.query('set session_replication_role = replica; select setseed(0.5)')
  await client.query('drop index one_standing_sale')
  await client.query(people, [buyers])
  await client.query(items, [workflows])
  for (let first = 1; first <= many; first += lot) {
    await client.query(sold, [first, Math.min(many, first + lot - 1), workflows, buyers])
    for (const text of [priced, checkouts, sales, books, 'drop table lot']) await client.query(text)
    log(`${Math.min(many, first + lot - 1)} of ${many} sales`)
  }
  await client.query('reset session_replication_role')
  await client.query('vacuum analyze')
}
